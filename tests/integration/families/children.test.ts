import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { child, family, healthRecord } from "@/db/schema/families";
import { addDays, dayOf, type Day } from "@/lib/core/days";
import { CHILDREN_MAX } from "@/lib/families/rules";
import { changeChild } from "@/lib/families/use-cases/change-child";
import { describeChild } from "@/lib/families/use-cases/describe-child";
import { removeChild } from "@/lib/families/use-cases/remove-child";
import { aBookedDay, aWaitedDay } from "@/tests/support/builders/booking";
import { aChildIdentity } from "@/tests/support/builders/child";
import { aChild, aCompleteFile, aFamily } from "@/tests/support/builders/family";
import { aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { asParent, NOW } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const refusal = (reason: string) => ({ ok: false, refusal: { reason } });
const children = () => database().select().from(child);

test("the first child of a parent opens the family file", async () => {
  const { browser } = await aSession({ of: await aParent() });
  expect(await describeChild(await asParent(browser), aChildIdentity({ school: "École des Tilleuls" }))).toMatchObject({ ok: true });
  expect(await database().$count(family)).toBe(1);
  expect(await children()).toMatchObject([{ givenName: "Léa", familyName: "Martin", bornOn: "2019-03-14", schoolLevel: "ce1", school: "École des Tilleuls", meal: "standard", custody: null }]);
});

test("a child sent twice at the same moment is one child in one family", async () => {
  const { browser } = await aSession({ of: await aParent() });
  const ctx = await asParent(browser);
  const results = await Promise.all([describeChild(ctx, aChildIdentity()), describeChild(ctx, aChildIdentity())]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(results).toContainEqual(refusal("child-known"));
  expect([await database().$count(family), await database().$count(child)]).toEqual([1, 1]);
});

test("the same given name in other letters is the same child; another day or another family is not", async () => {
  const ours = await aFamily();
  const ctx = await asParent(ours.browser);
  await describeChild(ctx, aChildIdentity());
  expect(await describeChild(ctx, aChildIdentity({ givenName: "LÉA" }))).toEqual(refusal("child-known"));
  expect(await describeChild(ctx, aChildIdentity({ birthDay: 15 }))).toMatchObject({ ok: true });
  const theirs = await aFamily({ email: "yann@exemple.fr" });
  expect(await describeChild(await asParent(theirs.browser), aChildIdentity())).toMatchObject({ ok: true });
});

test.each<[string, Partial<ReturnType<typeof aChildIdentity>>, object]>([
  ["born today", { birthYear: 2026, birthMonth: 12, birthDay: 7 }, { ok: true }],
  ["born tomorrow", { birthYear: 2026, birthMonth: 12, birthDay: 8 }, refusal("born-later")],
  ["eighteen tomorrow", { birthYear: 2008, birthMonth: 12, birthDay: 8 }, { ok: true }],
  ["eighteen today", { birthYear: 2008, birthMonth: 12, birthDay: 7 }, refusal("born-long-ago")],
])("a child %s", async (_name, birth, expected) => {
  const { browser } = await aFamily();
  expect(await describeChild(await asParent(browser), aChildIdentity(birth))).toMatchObject(expected);
});

test(`a family describes ${CHILDREN_MAX} children, and calls for one more`, async () => {
  const ours = await aFamily();
  for (let day = 1; day < CHILDREN_MAX; day += 1) await aChild({ of: ours, bornOn: `2019-01-${String(day).padStart(2, "0")}` as Day });
  const ctx = await asParent(ours.browser);
  expect(await describeChild(ctx, aChildIdentity({ givenName: "Tom" }))).toMatchObject({ ok: true });
  expect(await describeChild(ctx, aChildIdentity({ givenName: "Zoé" }))).toEqual(refusal("too-many-children"));
});

test("an identity is corrected, but not into a child who is there already", async () => {
  const ours = await aFamily();
  const [lea, tom] = [await aChild({ of: ours }), await aChild({ of: ours, givenName: "Tom" })];
  const ctx = await asParent(ours.browser);
  expect(await changeChild(ctx, { childId: tom, ...aChildIdentity({ givenName: "Thomas", schoolLevel: "cp" }) })).toMatchObject({ ok: true });
  expect(await changeChild(ctx, { childId: tom, ...aChildIdentity({ givenName: "léa" }) })).toEqual(refusal("child-known"));
  expect(await changeChild(ctx, { childId: lea, ...aChildIdentity() })).toMatchObject({ ok: true });
  expect(await changeChild(ctx, { childId: lea, ...aChildIdentity({ birthYear: 2030 }) })).toEqual(refusal("born-later"));
  expect(await database().select({ givenName: child.givenName, schoolLevel: child.schoolLevel }).from(child).where(eq(child.id, tom))).toEqual([{ givenName: "Thomas", schoolLevel: "cp" }]);
});

const today = dayOf(NOW);
type Wishes = Parameters<typeof aBookedDay>[0];

test.each([
  ["a day booked today stays", 0, aBookedDay, refusal("still-booked")],
  ["a day booked yesterday leaves", -1, aBookedDay, { ok: true }],
  ["a day cancelled leaves", 7, (wishes: Wishes) => aBookedDay({ ...wishes, isCancelled: true }), { ok: true }],
  ["a wish that waits stays", 7, aWaitedDay, refusal("still-waiting")],
  ["a wish that was left leaves", 7, (wishes: Wishes) => aWaitedDay({ ...wishes, isLeft: true }), { ok: true }],
])("a child with %s", async (_name, days, aTie, expected) => {
  const ours = await aFamily();
  const childId = await aChild({ of: ours });
  await aTie({ of: ours, childId, day: addDays(today, days) });
  expect(await removeChild(await asParent(ours.browser), childId)).toMatchObject(expected);
});

test("a removed child leaves the file with its health record, and can be described again", async () => {
  const ours = await aFamily();
  const childId = await aChild({ of: ours });
  await aCompleteFile({ of: ours, children: [childId] });
  const ctx = await asParent(ours.browser);
  expect(await removeChild(ctx, childId)).toMatchObject({ ok: true });
  expect(await database().$count(healthRecord)).toBe(0);
  expect(await removeChild(ctx, childId)).toEqual(refusal("not-found"));
  expect(await describeChild(ctx, aChildIdentity())).toMatchObject({ ok: true });
});
