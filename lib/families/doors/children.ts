import "server-only";
import { redirect } from "next/navigation";
import { stepUp } from "@/lib/accounts/use-cases/step-up";
import { door } from "@/lib/core/door";
import type { Id } from "@/lib/core/ids";
import { requireGuardian } from "../gates";
import { childIdInput, childInput, consentsInput, custodyInput, healthInput, healthStepUpInput, mealInput, newChildInput } from "../input";
import { childPath, type ChildPart } from "../rules";
import { changeChild } from "../use-cases/change-child";
import { chooseMeal } from "../use-cases/choose-meal";
import { decideConsents } from "../use-cases/decide-consents";
import { describeChild } from "../use-cases/describe-child";
import { describeCustody } from "../use-cases/describe-custody";
import { removeChild } from "../use-cases/remove-child";
import { saveHealthRecord } from "../use-cases/save-health-record";
import { sayHealthRefusal, sayRefusal } from "../words";

const gate = () => requireGuardian("/famille/enfants");
const back = (part: ChildPart, done: string) => async (_value: unknown, _ctx: unknown, { childId }: { childId: Id<"child"> }) => redirect(childPath(childId, part, done));
const identity = ["givenName", "familyName", "birthDay", "birthMonth", "birthYear", "schoolLevel", "school"] as const;

export const addChild = door({
  gate: () => requireGuardian("/famille/enfants/nouveau"),
  input: newChildInput,
  keeps: identity,
  run: describeChild,
  refusal: sayRefusal,
  then: async (childId) => redirect(childPath(childId, "", "ajoute")),
});

export const saveChild = door({ gate, input: childInput, keeps: identity, run: changeChild, refusal: sayRefusal, then: back("", "identite") });

export const dropChild = door({
  gate,
  input: childIdInput,
  run: (ctx, { childId }) => removeChild(ctx, childId),
  refusal: sayRefusal,
  then: async () => redirect("/famille/enfants?fait=retire"),
});

export const saveMeal = door({ gate, input: mealInput, keeps: ["meal"], run: chooseMeal, refusal: sayRefusal, then: back("", "repas") });

export const saveConsents = door({
  gate,
  input: consentsInput,
  keeps: ["emergency_care", "photos", "outings", "leave_alone"],
  run: decideConsents,
  refusal: sayRefusal,
  then: back("", "autorisations"),
});

export const saveCustody = door({
  gate,
  input: custodyInput,
  keeps: ["custody", "otherHouseholdName", "otherHouseholdPhone"],
  run: describeCustody,
  refusal: sayRefusal,
  then: back("", "garde"),
});

export const unlockHealth = door({
  gate,
  input: healthStepUpInput,
  run: (ctx, { currentPassword }) => stepUp(ctx, currentPassword),
  refusal: sayHealthRefusal,
  then: back("sante", "verifie"),
});

export const saveHealth = door({
  gate,
  input: healthInput,
  keeps: ["allergiesAnswer", "allergies", "carePlanAnswer", "carePlan", "treatmentAnswer", "treatment", "doctorName", "doctorPhone", "vaccineStatus", "vaccineNotes"],
  run: saveHealthRecord,
  refusal: sayHealthRefusal,
  then: back("", "sante"),
});
