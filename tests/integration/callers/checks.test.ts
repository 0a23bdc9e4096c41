import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { callerCheck, callNote } from "@/db/schema/desk";
import { CHECK_LIFETIME_MS, FAILURES_ALLOWED, FAILURES_WINDOW_MS } from "@/lib/callers/rules";
import { findOpenCall } from "@/lib/callers/queries";
import { checkCaller } from "@/lib/callers/use-cases/check-caller";
import { endCall } from "@/lib/callers/use-cases/end-call";
import { noteCall } from "@/lib/callers/use-cases/note-call";
import { MINUTE_MS } from "@/lib/core/clock";
import { aProgramme } from "@/tests/support/builders/activity";
import { aRequest } from "@/tests/support/builders/booking";
import { aCall } from "@/tests/support/builders/call";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { journal } from "@/tests/support/builders/journal";
import { everyRow } from "@/tests/support/builders/rows";
import { aStaff } from "@/tests/support/builders/staff";
import { timePasses } from "@/tests/support/builders/time";
import { asDesk, asStaff } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { done, no, theFacts } from "./calling";

testDatabase();

async function aCaller() {
  const made = await aFamily();
  await aChild({ of: made });
  const { reference } = await aRequest({ of: made, programme: await aProgramme() });
  const staff = await aStaff();
  return { ...made, reference, staff, ctx: await asStaff(staff) };
}

test.each([
  { birthDate: "14/03/2019", address: "3, Rue des Dunes" },
  { birthDate: "14 mars 2019", phone: "06.12.34.56.78" },
  { address: "44210 Pornic", email: "Claire.Martin@exemple.fr" },
  { address: "3 r des dunes à Pornic", phone: "+33 6 12 34 56 78", birthDate: "01/01/2001" },
])("two facts of the file open it in this session: %o", async (facts) => {
  const { id, staff, ctx } = await aCaller();
  expect(await checkCaller(ctx, theFacts(id, facts))).toEqual(done);
  expect(await findOpenCall(database(), id, staff.sessionId)).toMatchObject({ facts: 2 });
  expect(await findOpenCall(database(), id, (await aStaff({ email: "autre@guichet.exemple.fr" })).sessionId)).toBeUndefined();
});

test("a reference counts as a fact", async () => {
  const { id, reference, ctx } = await aCaller();
  expect(await checkCaller(ctx, theFacts(id, { reference: reference.toLowerCase().replaceAll("-", " "), birthDate: "14/3/2019" }))).toEqual(done);
});

test.each([{ birthDate: "14/03/2018", address: "3 rue des Dunes" }, { address: "rue des Dunes", phone: "06 12 34 56 78" }, { address: "Pornic", phone: "06 12 34 56 78" }])("one fact is not enough: %o", async (facts) => {
  const { id, staff, ctx } = await aCaller();
  expect(await checkCaller(ctx, theFacts(id, facts))).toEqual(no("facts-differ"));
  expect(await findOpenCall(database(), id, staff.sessionId)).toBeUndefined();
});

test("a single answer is not a try, and an unknown family is not there", async () => {
  const { id, ctx } = await aCaller();
  expect(await checkCaller(ctx, theFacts(id, { phone: "06 12 34 56 78" }))).toEqual(no("not-enough-facts"));
  expect(await checkCaller(ctx, theFacts(`fam_${"0".repeat(20)}`, { phone: "06 12 34 56 78", address: "Pornic" }))).toEqual(no("not-found"));
  expect(await database().select().from(callerCheck)).toEqual([]);
});

test("what was typed is kept nowhere", async () => {
  const { id, ctx } = await aCaller();
  await checkCaller(ctx, theFacts(id, { address: "77 avenue Cachette", email: "une.cachette@exemple.fr", phone: "07 98 76 54 32" }));
  expect(JSON.stringify(await everyRow())).not.toMatch(/cachette|798765432/i);
  expect((await journal())[0]).toMatchObject({ action: "caller.refused", familyId: id, channel: "desk", actorKind: "staff", detail: expect.objectContaining({ told: 3, matched: 0 }) });
});

test("five wrong tries make this member of staff wait for this family, even when sent at once", async () => {
  const { id, ctx } = await aCaller();
  const wrong = theFacts(id, { phone: "07 00 00 00 00", address: "ailleurs" });
  const results = await Promise.all(Array.from({ length: FAILURES_ALLOWED + 2 }, () => checkCaller(ctx, wrong)));
  expect(results.filter((each) => !each.ok && each.refusal.reason === "too-many")).toHaveLength(2);
  const right = theFacts(id, { phone: "06 12 34 56 78", address: "3 rue des Dunes" });
  expect(await checkCaller(ctx, right)).toEqual(no("too-many"));
  await database().update(callerCheck).set({ createdAt: new Date(Date.now() - FAILURES_WINDOW_MS - MINUTE_MS) });
  expect(await checkCaller(ctx, right)).toEqual(done);
});

test("a call lasts an hour at most", async () => {
  const made = await aFamily();
  const { staff } = await aCall(made);
  expect(await findOpenCall(database(), made.id, staff.sessionId)).toBeDefined();
  await timePasses(CHECK_LIFETIME_MS);
  expect(await findOpenCall(database(), made.id, staff.sessionId)).toBeUndefined();
});

test("the end of a call closes the file at once and keeps the note, which the journal does not hold", async () => {
  const made = await aFamily();
  const { staff, ctx } = await aCall(made);
  expect(await endCall(ctx, { note: "Parle de sa séparation" })).toEqual(done);
  expect(await findOpenCall(database(), made.id, staff.sessionId)).toBeUndefined();
  expect(await database().select({ text: callNote.text, staffId: callNote.staffId }).from(callNote)).toEqual([{ text: "Parle de sa séparation", staffId: staff.id }]);
  expect(JSON.stringify(await journal())).not.toContain("séparation");
  expect(await noteCall(ctx, { note: "Trop tard" })).toEqual(no("signed-out"));
});

test("nothing is written without a verified caller, nor once dismissed or signed out", async () => {
  const made = await aFamily();
  const stranger = await aStaff({ email: "autre@guichet.exemple.fr" });
  expect(await noteCall(await asDesk(stranger, made), { note: "Bonjour" })).toEqual(no("signed-out"));
  const { ctx } = await aCall(made);
  await database().delete(session);
  expect(await noteCall(ctx, { note: "Bonjour" })).toEqual(no("signed-out"));
  expect(await database().select().from(callNote)).toEqual([]);
});
