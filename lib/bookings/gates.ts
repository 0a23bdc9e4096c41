import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { findPeriod, findProgramme, listFiles, type ChildFile, type PeriodFacts, type ProgrammeFacts } from "@/lib/activities/queries";
import type { Id } from "@/lib/core/ids";
import { requireGuardian, type GuardianContext } from "@/lib/families/gates";
import { territoryOf } from "@/lib/families/rules";
import { choiceFields, readChoice, type Choice } from "./rules";

/** What the address of a page carries. */
export type Params = Record<string, string | string[] | undefined>;

const start = "/famille/reserver";

type Stage = { ctx: GuardianContext; familyId: Id<"family">; isResident: boolean; choice: Choice; children: ChildFile[] };

type Field = readonly [name: string, value: string];

/** To another step, with what was chosen so far; `error` says there what is missing. */
export function goTo(step: "" | "periode" | "formule" | "jours", fields: readonly Field[], error?: string): never {
  const query = new URLSearchParams([...fields, ...(error ? [["erreur", error] as const] : [])].map(([name, value]) => [name, value]));
  redirect(`${start}${step && `/${step}`}?${query}` as Route);
}

/** Who books for whom; back to the first step when no child of theirs is chosen. */
export async function requireChosenChildren(params: Params): Promise<Stage> {
  const ctx = await requireGuardian(start);
  const choice = readChoice(params);
  const all = ctx.family ? await listFiles(ctx.db, ctx.family.familyId) : [];
  const children = choice.childIds.flatMap((id) => all.find((file) => file.id === id) ?? []);
  if (!ctx.family || children.length === 0) goTo("", choiceFields({ slug: choice.slug }), "enfant");
  const isResident = territoryOf(ctx.family.communeInsee) === "resident";
  return { ctx, familyId: ctx.family.familyId, isResident, choice: { ...choice, childIds: children.map(({ id }) => id) }, children };
}

type Offer = Stage & { programme: ProgrammeFacts; period: PeriodFacts };

/** And in which programme and period; back to that step when they are not on offer. */
export async function requireChosenOffer(params: Params): Promise<Offer> {
  const stage = await requireChosenChildren(params);
  const { programmeId, periodId } = stage.choice;
  const [programme, period] = await Promise.all([programmeId && findProgramme(stage.ctx.db, programmeId), periodId && findPeriod(stage.ctx.db, periodId)]);
  if (!programme || !period) goTo("periode", choiceFields({ childIds: stage.choice.childIds }), "activite");
  return { ...stage, programme, period };
}
