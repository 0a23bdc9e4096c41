import "server-only";
import { redirect } from "next/navigation";
import type { Context, DeskActor } from "@/db/context";
import { requireServedFamily } from "@/lib/callers/gates";
import { door } from "@/lib/core/door";
import type { Id } from "@/lib/core/ids";
import { childIdInput, childInput, consentsInput, custodyInput, healthInput, mealInput, newChildInput } from "@/lib/families/input";
import { changeChild } from "@/lib/families/use-cases/change-child";
import { chooseMeal } from "@/lib/families/use-cases/choose-meal";
import { decideConsents } from "@/lib/families/use-cases/decide-consents";
import { describeChild } from "@/lib/families/use-cases/describe-child";
import { describeCustody } from "@/lib/families/use-cases/describe-custody";
import { removeChild } from "@/lib/families/use-cases/remove-child";
import { saveHealthRecord } from "@/lib/families/use-cases/save-health-record";
import { deskChildPath, filePath } from "../rules";
import { sayFileRefusal as refusal } from "../words";

type Served = Context<DeskActor>;

const gate = (claimed: (field: string) => string) => requireServedFamily(claimed("familyId"), "/admin/familles");
const back = (done: string) => async (_value: unknown, { actor }: Served, { childId }: { childId: Id<"child"> }) => redirect(deskChildPath(actor.familyId, childId, "", done));
const identity = ["givenName", "familyName", "birthDay", "birthMonth", "birthYear", "schoolLevel", "school"] as const;

export const addChild = door({
  gate,
  input: newChildInput,
  keeps: identity,
  run: describeChild,
  refusal,
  then: async (childId, { actor }) => redirect(deskChildPath(actor.familyId, childId, "", "ajoute")),
});

export const saveChild = door({ gate, input: childInput, keeps: identity, run: changeChild, refusal, then: back("identite") });

export const dropChild = door({
  gate,
  input: childIdInput,
  run: (ctx: Served, { childId }) => removeChild(ctx, childId),
  refusal,
  then: async (_value, { actor }) => redirect(filePath(actor.familyId, "enfants", "retire")),
});

export const saveMeal = door({ gate, input: mealInput, keeps: ["meal"], run: chooseMeal, refusal, then: back("repas") });

export const saveConsents = door({
  gate,
  input: consentsInput,
  keeps: ["emergency_care", "photos", "outings", "leave_alone"],
  run: decideConsents,
  refusal,
  then: back("autorisations"),
});

export const saveCustody = door({
  gate,
  input: custodyInput,
  keeps: ["custody", "otherHouseholdName", "otherHouseholdPhone"],
  run: describeCustody,
  refusal,
  then: back("garde"),
});

export const saveHealth = door({
  gate,
  input: healthInput,
  keeps: ["allergiesAnswer", "allergies", "carePlanAnswer", "carePlan", "treatmentAnswer", "treatment", "doctorName", "doctorPhone", "vaccineStatus", "vaccineNotes"],
  run: saveHealthRecord,
  refusal,
  then: back("sante"),
});
