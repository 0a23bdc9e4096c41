import { database } from "@/db/client";
import { healthRecord } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { changeChild } from "@/lib/families/use-cases/change-child";
import { chooseMeal } from "@/lib/families/use-cases/choose-meal";
import { collectChildData } from "@/lib/families/use-cases/collect-child-data";
import { decideConsents } from "@/lib/families/use-cases/decide-consents";
import { describeChild } from "@/lib/families/use-cases/describe-child";
import { describeCustody } from "@/lib/families/use-cases/describe-custody";
import { forgetHealthRecords } from "@/lib/families/use-cases/forget-health-records";
import { readHealthRecord } from "@/lib/families/use-cases/read-health-record";
import { removeChild } from "@/lib/families/use-cases/remove-child";
import { saveHealthRecord } from "@/lib/families/use-cases/save-health-record";
import { aChildIdentity, aHealthSheet } from "@/tests/support/builders/child";
import { aChild, aCompleteFile, aFamily } from "@/tests/support/builders/family";
import { asParent, asSystem } from "@/tests/support/context";
import type { Act } from "./act";

async function aParentOfLea() {
  const family = await aFamily();
  return { family, childId: await aChild({ of: family }), ctx: await asParent(family.browser) };
}

async function aDescribedChild() {
  const described = await aParentOfLea();
  await aCompleteFile({ of: described.family, children: [described.childId] });
  return described;
}

type Described = Awaited<ReturnType<typeof aParentOfLea>>;

const act = (file: string, line: Act["lines"][number], run: (described: Described) => Promise<unknown>, prepare = aParentOfLea): Act => ({
  file,
  prepare: async () => {
    const described = await prepare();
    return () => run(described);
  },
  lines: [line],
});

/** Describing the children, and what is kept of their health. */
export const children: Record<string, Act> = {
  "adding a child": act("describe-child", "child.added", ({ ctx }) => describeChild(ctx, aChildIdentity({ givenName: "Tom" }))),
  "changing a child's identity": act("change-child", "child.changed", ({ ctx, childId }) => changeChild(ctx, { childId, ...aChildIdentity() })),
  "removing a child from the file": act("remove-child", "child.removed", ({ ctx, childId }) => removeChild(ctx, childId), aDescribedChild),
  "choosing a meal": act("choose-meal", "child.meal_chosen", ({ ctx, childId }) => chooseMeal(ctx, { childId, meal: "no_meat" })),
  "describing custody": act("describe-custody", "child.custody_described", ({ ctx, childId }) => describeCustody(ctx, { childId, custody: "one_home", otherHouseholdName: null, otherHouseholdPhone: null })),
  "deciding consents": act("decide-consents", "consents.decided", ({ ctx, childId }) => decideConsents(ctx, { childId, emergency_care: true, photos: false, outings: true, leave_alone: false })),
  "saving a health record": act("save-health-record", "health.saved", ({ ctx, childId }) => saveHealthRecord(ctx, aHealthSheet(childId))),
  "reading a health record": { ...act("read-health-record", "health.read", ({ ctx, childId }) => readHealthRecord(ctx, childId), aDescribedChild), onlyTheLine: true },
  "giving the children's data out": {
    ...act("collect-child-data", "health.read", ({ ctx, family }) => inTransaction(ctx.db, (tx) => collectChildData(tx, ctx, family.id)), aDescribedChild),
    onlyTheLine: true,
  },
  "forgetting health records": act("forget-health-records", "health.forgotten", () => forgetHealthRecords(asSystem()), async () => {
    const described = await aDescribedChild();
    await database().update(healthRecord).set({ confirmedAt: new Date("2025-01-15T12:00:00Z") });
    return described;
  }),
};
