import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import type { Context, ParentActor } from "@/db/context";
import { session } from "@/db/schema/accounts";
import { child, consent, guardian } from "@/db/schema/families";
import type { Id } from "@/lib/core/ids";
import { listConsents } from "@/lib/families/queries";
import { changeChild } from "@/lib/families/use-cases/change-child";
import { chooseMeal } from "@/lib/families/use-cases/choose-meal";
import { decideConsents } from "@/lib/families/use-cases/decide-consents";
import { describeCustody } from "@/lib/families/use-cases/describe-custody";
import { readHealthRecord } from "@/lib/families/use-cases/read-health-record";
import { removeChild } from "@/lib/families/use-cases/remove-child";
import { saveHealthRecord } from "@/lib/families/use-cases/save-health-record";
import { consentsView } from "@/lib/families/view";
import { aChildIdentity, aHealthSheet } from "@/tests/support/builders/child";
import { aChild, aFamily, aGuardian } from "@/tests/support/builders/family";
import { journal } from "@/tests/support/builders/journal";
import { aParent } from "@/tests/support/builders/parent";
import { countRows } from "@/tests/support/builders/rows";
import { aSession } from "@/tests/support/builders/session";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const refusal = (reason: string) => ({ ok: false, refusal: { reason } });
const answers = { emergency_care: true, photos: false, outings: true, leave_alone: false };

type Act = (ctx: Context<ParentActor>, childId: Id<"child">) => Promise<{ ok: boolean }>;
const acts: [name: string, act: Act][] = [
  ["changing the identity", (ctx, childId) => changeChild(ctx, { childId, ...aChildIdentity() })],
  ["choosing the meal", (ctx, childId) => chooseMeal(ctx, { childId, meal: "no_pork" })],
  ["deciding consents", (ctx, childId) => decideConsents(ctx, { childId, ...answers })],
  ["describing custody", (ctx, childId) => describeCustody(ctx, { childId, custody: "one_home", otherHouseholdName: null, otherHouseholdPhone: null })],
  ["saving health", (ctx, childId) => saveHealthRecord(ctx, aHealthSheet(childId))],
  ["reading health", (ctx, childId) => readHealthRecord(ctx, childId)],
  ["removing", (ctx, childId) => removeChild(ctx, childId)],
];

test.each(acts)("%s of another family's child finds nobody, and changes nothing", async (_name, act) => {
  const theirs = await aChild({ of: await aFamily({ email: "yann@exemple.fr" }) });
  const ours = await aFamily();
  const ctx = await asParent(ours.browser);
  const before = await countRows();
  expect(await act(ctx, theirs)).toEqual(refusal("not-found"));
  expect(await countRows()).toEqual(before);
});

test.each(acts)("%s by a guardian revoked a moment ago finds nobody", async (_name, act) => {
  const ours = await aFamily();
  const childId = await aChild({ of: ours });
  const ctx = await asParent(ours.browser);
  await database().update(guardian).set({ revokedAt: new Date() });
  expect(await act(ctx, childId)).toEqual(refusal("not-found"));
});

test.each(acts)("%s from a session ended a moment ago is refused", async (_name, act) => {
  const ours = await aFamily();
  const childId = await aChild({ of: ours });
  const ctx = await asParent(ours.browser);
  await database().delete(session);
  expect(await act(ctx, childId)).toEqual(refusal("signed-out"));
});

test("a meal is chosen, and says nothing of why", async () => {
  const ours = await aFamily();
  const childId = await aChild({ of: ours });
  expect(await chooseMeal(await asParent(ours.browser), { childId, meal: "care_plan" })).toMatchObject({ ok: true });
  expect(await database().select({ meal: child.meal }).from(child)).toEqual([{ meal: "care_plan" }]);
  expect((await journal())[0]).toMatchObject({ action: "child.meal_chosen", familyId: ours.id, accountId: ours.parent.id, detail: { child: childId } });
});

test("a consent is added only when the answer changes, with who decided", async () => {
  const ours = await aFamily();
  const childId = await aChild({ of: ours });
  const other = await aParent({ email: "yann@exemple.fr" });
  await aGuardian(ours, other);
  const [claire, yann] = [await asParent(ours.browser), await asParent((await aSession({ of: other })).browser)];
  await decideConsents(claire, { childId, ...answers });
  await decideConsents(claire, { childId, ...answers });
  expect(await database().$count(consent)).toBe(4);
  await decideConsents(yann, { childId, ...answers, photos: true });
  const rows = await listConsents(database(), ours.id, childId);
  expect(rows).toHaveLength(5);
  expect(rows[0]).toMatchObject({ kind: "photos", isGranted: true, decidedBy: other.id });
  const { consents, earlier } = consentsView(rows, ours.parent.id);
  expect(consents.find(({ kind }) => kind === "photos")?.standing).toMatch(/^Oui depuis le .+, par l'autre parent\.$/);
  expect(consents.find(({ kind }) => kind === "outings")?.standing).toMatch(/^Oui depuis le .+, par vous\.$/);
  expect(earlier).toEqual([expect.stringMatching(/^Photos : non, le .+, par vous$/)]);
  expect((await journal()).map(({ detail }) => detail.decisions)).toEqual([1, 4]);
});

test("two parents who answer at once leave one decision each at most, and the last written counts", async () => {
  const ours = await aFamily();
  const childId = await aChild({ of: ours });
  const other = await aParent({ email: "yann@exemple.fr" });
  await aGuardian(ours, other);
  const [claire, yann] = [await asParent(ours.browser), await asParent((await aSession({ of: other })).browser)];
  await Promise.all([decideConsents(claire, { childId, ...answers }), decideConsents(yann, { childId, ...answers })]);
  expect(await database().$count(consent)).toBe(4);
});

test("the other household is kept when there is one, and forgotten with it", async () => {
  const ours = await aFamily();
  const childId = await aChild({ of: ours });
  const ctx = await asParent(ours.browser);
  const read = () => database().select({ custody: child.custody, name: child.otherHouseholdName, phone: child.otherHouseholdPhone }).from(child).where(eq(child.id, childId));
  await describeCustody(ctx, { childId, custody: "alternating", otherHouseholdName: "Karim Benali", otherHouseholdPhone: "+33612345677" });
  expect(await read()).toEqual([{ custody: "alternating", name: "Karim Benali", phone: "+33612345677" }]);
  await describeCustody(ctx, { childId, custody: "one_home", otherHouseholdName: "Karim Benali", otherHouseholdPhone: "+33612345677" });
  expect(await read()).toEqual([{ custody: "one_home", name: null, phone: null }]);
});
