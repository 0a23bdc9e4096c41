import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { closureIdInput, closureInput, openingsOf, periodIdInput, periodInput, planInput, repeatInput, slotInput } from "../input";
import { closurePath, periodPath, slotPath } from "../rules";
import { announcePeriod } from "../use-cases/announce-period";
import { changeSlots } from "../use-cases/change-slots";
import { closeCenter } from "../use-cases/close-center";
import { createSlots } from "../use-cases/create-slots";
import { repeatSlots } from "../use-cases/repeat-slots";
import { savePeriod } from "../use-cases/save-period";
import { undoClosure } from "../use-cases/undo-closure";
import { sayRefusal } from "../words";

export const keepPeriod = door({
  gate: () => requireStaff("run-catalogue", "/admin/periodes"),
  input: periodInput,
  keeps: ["name", "startsOn", "endsOn", "residentDay", "residentHour", "outsideDay", "outsideHour"],
  run: (ctx, { periodId, name, startsOn, endsOn, ...openings }) => savePeriod(ctx, { periodId, name, startsOn, endsOn, ...openingsOf(openings) }),
  refusal: sayRefusal,
  then: async ({ slug }) => redirect(periodPath(slug, "periode")),
});

export const announce = door({
  gate: () => requireStaff("run-catalogue", "/admin/periodes"),
  input: periodIdInput,
  run: (ctx, { periodId }) => announcePeriod(ctx, periodId),
  refusal: sayRefusal,
  then: async ({ slug }) => redirect(periodPath(slug, "annonce")),
});

export const repeat = door({
  gate: () => requireStaff("run-catalogue", "/admin/periodes"),
  input: repeatInput,
  keeps: ["modelId"],
  run: repeatSlots,
  refusal: sayRefusal,
  then: async ({ slug }) => redirect(periodPath(slug, "creneaux")),
});

export const makeSlots = door({
  gate: () => requireStaff("run-catalogue", "/admin/creneaux"),
  input: planInput,
  run: (ctx, { plan }) => createSlots(ctx, plan),
  refusal: sayRefusal,
  then: async (_value, _ctx, { plan }) => redirect(periodPath(plan.period, "creneaux")),
});

export const keepSlot = door({
  gate: () => requireStaff("run-catalogue", "/admin/creneaux"),
  input: slotInput,
  keeps: ["places", "animators", "title", "scope"],
  run: changeSlots,
  refusal: sayRefusal,
  then: async (_value, _ctx, { slotId }) => redirect(slotPath(slotId, "creneau")),
});

export const close = door({
  gate: () => requireStaff("run-catalogue", "/admin/fermetures"),
  input: closureInput,
  run: closeCenter,
  refusal: sayRefusal,
  then: async ({ closureId }) => redirect(closurePath(closureId, "fermeture")),
});

export const reopen = door({
  gate: () => requireStaff("run-catalogue", "/admin/fermetures"),
  input: closureIdInput,
  run: (ctx, { closureId }) => undoClosure(ctx, closureId),
  refusal: sayRefusal,
  then: async () => redirect("/admin/fermetures?fait=levee"),
});
