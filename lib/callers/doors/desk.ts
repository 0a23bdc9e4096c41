import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { openInput, registrationInput, taskInput } from "../input";
import { afterTask, familyPath } from "../rules";
import { closeTask } from "../use-cases/close-task";
import { openByPhone } from "../use-cases/open-by-phone";
import { renewRegistration } from "../use-cases/renew-registration";
import { sayRefusal } from "../words";

export const openFamily = door({
  gate: () => requireStaff("serve-families", "/admin/familles/nouvelle"),
  input: openInput,
  keeps: ["who", "givenName", "familyName", "phone", "relation", "commune", "email", "anyway"],
  run: openByPhone,
  refusal: sayRefusal,
  then: async (familyId, _ctx, { email }) => redirect(familyPath(familyId, email ? "ouvert-mail" : "ouvert")),
});

export const renew = door({
  gate: () => requireStaff("serve-families", "/admin/familles"),
  input: registrationInput,
  run: renewRegistration,
  refusal: sayRefusal,
  then: async () => redirect("/admin/familles?fait=confirmation"),
});

export const closing = door({
  gate: () => requireStaff("do-tasks", "/admin/taches"),
  input: taskInput,
  keeps: ["outcome"],
  run: closeTask,
  refusal: sayRefusal,
  then: async (_value, _ctx, { suite }) => redirect(afterTask(suite)),
});
