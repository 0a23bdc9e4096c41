import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { centerInput, duplicateInput, groupIdInput, groupInput, newProgrammeInput, programmeInput, programmeOf, ratioInput } from "../input";
import { centerPath, programmePath } from "../rules";
import { duplicateProgramme } from "../use-cases/duplicate-programme";
import { removeGroup } from "../use-cases/remove-group";
import { saveCenter } from "../use-cases/save-center";
import { saveGroup } from "../use-cases/save-group";
import { createProgramme, saveProgramme } from "../use-cases/save-programme";
import { saveRatio } from "../use-cases/save-ratio";
import { sayRefusal } from "../words";

const gate = () => requireStaff("run-catalogue", "/admin/activites");

export const keepCenter = door({
  gate,
  input: centerInput,
  keeps: ["name", "addressLine", "communeInsee", "phone", "summary"],
  run: saveCenter,
  refusal: sayRefusal,
  then: async ({ slug }) => redirect(centerPath(slug, "centre")),
});

const kept = [
  "title", "summary", "centerId", "offer", "season", "tariffId", "addKind", "addDays", "addWeekday", "addAt", "cancelKind", "cancelDays", "cancelWeekday", "cancelAt", "lateShare",
  "address", "emergency_contact", "health_record", "care_consent", "vaccines", "insurance", "quotient", "care_plan", "swim_test", "court_order", "isPublished",
] as const;

export const addProgramme = door({
  gate,
  input: newProgrammeInput,
  keeps: [...kept, "ages"],
  run: (ctx, { ages, ...fields }) => createProgramme(ctx, programmeOf(fields), ages),
  refusal: sayRefusal,
  then: async ({ slug }) => redirect(programmePath(slug, "cree")),
});

export const keepProgramme = door({
  gate,
  input: programmeInput,
  keeps: kept,
  run: (ctx, { programmeId, ...fields }) => saveProgramme(ctx, programmeId, programmeOf(fields)),
  refusal: sayRefusal,
  then: async ({ slug }) => redirect(programmePath(slug, "programme")),
});

export const copyProgramme = door({
  gate,
  input: duplicateInput,
  keeps: ["centre"],
  run: (ctx, { programmeId, centre }) => duplicateProgramme(ctx, programmeId, centre),
  refusal: sayRefusal,
  then: async () => redirect("/admin/activites?fait=copie"),
});

export const keepGroup = door({
  gate,
  input: groupInput,
  keeps: ["name", "fromYears", "toYears"],
  run: saveGroup,
  refusal: sayRefusal,
  then: async ({ slug }) => redirect(programmePath(slug, "tranche")),
});

export const dropGroup = door({
  gate,
  input: groupIdInput,
  run: removeGroup,
  refusal: sayRefusal,
  then: async ({ slug }) => redirect(programmePath(slug, "tranche-retiree")),
});

export const keepRatio = door({
  gate: () => requireStaff("run-catalogue", "/admin/parametres"),
  input: ratioInput,
  keeps: ["season", "age", "length", "validFrom", "childrenPerAnimator", "source"],
  run: (ctx, { season, age, length, validFrom, childrenPerAnimator, source }) =>
    saveRatio(ctx, { season, isUnderSix: age === "under", isLongDay: season === "holidays" || length === "long", validFrom, childrenPerAnimator, source }),
  refusal: sayRefusal,
  then: async () => redirect("/admin/parametres?fait=taux"),
});
