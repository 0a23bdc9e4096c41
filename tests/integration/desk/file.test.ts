import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { child, contact, family, guardianInvitation, phoneGuardian } from "@/db/schema/families";
import { auditEvent } from "@/db/schema/audit";
import { findInvitationByToken, listConsents, listGuardians } from "@/lib/families/queries";
import { addContact } from "@/lib/families/use-cases/add-contact";
import { addPhoneGuardian } from "@/lib/families/use-cases/add-phone-guardian";
import { changeChild } from "@/lib/families/use-cases/change-child";
import { changePhoneGuardian } from "@/lib/families/use-cases/change-phone-guardian";
import { chooseMeal } from "@/lib/families/use-cases/choose-meal";
import { decideConsents } from "@/lib/families/use-cases/decide-consents";
import { describeChild } from "@/lib/families/use-cases/describe-child";
import { inviteGuardian } from "@/lib/families/use-cases/invite-guardian";
import { joinFamily } from "@/lib/families/use-cases/join-family";
import { readHealthRecord } from "@/lib/families/use-cases/read-health-record";
import { removeChild } from "@/lib/families/use-cases/remove-child";
import { removePhoneGuardian } from "@/lib/families/use-cases/remove-phone-guardian";
import { saveAddress } from "@/lib/families/use-cases/save-address";
import { saveHealthRecord } from "@/lib/families/use-cases/save-health-record";
import { consentsView } from "@/lib/families/view";
import { declareQuotient } from "@/lib/billing/use-cases/declare-quotient";
import { hashToken } from "@/lib/core/crypto";
import { addDocument } from "@/lib/documents/use-cases/add-document";
import { aChildIdentity, aHealthSheet } from "@/tests/support/builders/child";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { jetonTo } from "@/tests/support/builders/outbox";
import { aPdf, asFile } from "@/tests/support/builders/paper";
import { anAddress } from "@/tests/support/builders/parent";
import { aStaff } from "@/tests/support/builders/staff";
import { asDesk, asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { testStore } from "../documents/papers";
import { aPersonToCall, aSecondParent, OTHER } from "../families/acting";
import { aCall, done, everySessionEnds, no } from "./serving";

testDatabase();
testStore();

const odile = { givenName: "Odile", familyName: "Martin", phone: "+33612345688", relation: undefined };
const address = { communeInsee: "44131", postcode: "44210", addressLine: "1 quai du Port", addressExtra: null };
const yesToAll = { emergency_care: true, photos: true, outings: true, leave_alone: true };

describe("what a verified caller dictates", () => {
  test("is written in that family's file, and its history names the desk", async () => {
    const { family: { id }, staff, childId, ctx } = await aCall();
    expect(await describeChild(ctx, aChildIdentity({ givenName: "Nino" }))).toMatchObject({ ok: true });
    expect(await changeChild(ctx, { childId, ...aChildIdentity({ school: "École du Port" }) })).toEqual(done);
    expect(await chooseMeal(ctx, { childId, meal: "no_meat" })).toEqual(done);
    expect(await addContact(ctx, aPersonToCall())).toEqual(done);
    expect(await saveAddress(ctx, address)).toEqual(done);
    expect(await addPhoneGuardian(ctx, odile)).toEqual(done);
    expect(await declareQuotient(ctx, 845)).toEqual(done);
    expect(await addDocument(ctx, { kind: "court_order", owner: null, pages: [asFile(aPdf())] })).toMatchObject({ ok: true });
    const lines = await database().select({ who: auditEvent.actorId, kind: auditEvent.actorKind, channel: auditEvent.channel, accountId: auditEvent.accountId, familyId: auditEvent.familyId }).from(auditEvent);
    expect(lines).toHaveLength(8);
    expect(new Set(lines.map((line) => JSON.stringify(line)))).toEqual(new Set([JSON.stringify({ who: staff.id, kind: "staff", channel: "desk", accountId: null, familyId: id })]));
    expect(await database().$count(child, eq(child.familyId, id))).toBe(2);
    expect(await database().select({ line: family.addressLine }).from(family)).toEqual([{ line: "1 quai du Port" }]);
  });

  test("is refused once the session of the member of staff has ended, and nothing changes", async () => {
    const { ctx, childId } = await aCall();
    await everySessionEnds();
    const acts = [
      () => describeChild(ctx, aChildIdentity({ givenName: "Nino" })), () => chooseMeal(ctx, { childId, meal: "no_meat" }), () => addContact(ctx, aPersonToCall()),
      () => saveAddress(ctx, address), () => addPhoneGuardian(ctx, odile), () => declareQuotient(ctx, 845), () => decideConsents(ctx, { childId, ...yesToAll }),
      () => inviteGuardian(ctx, { email: anAddress(OTHER) }), () => removeChild(ctx, childId),
    ];
    for (const act of acts) expect(await act()).toEqual(no("signed-out"));
    expect(await database().$count(child)).toBe(1);
    expect(await database().$count(contact)).toBe(0);
  });

  test("is refused to staff who may not serve families", async () => {
    const { ctx, childId } = await aCall({ role: "center" });
    expect(await addContact(ctx, aPersonToCall())).toEqual(no("signed-out"));
    expect(await chooseMeal(ctx, { childId, meal: "no_meat" })).toEqual(no("signed-out"));
  });

  test("never reaches another family's child", async () => {
    const { ctx } = await aCall();
    const childId = await aChild({ of: await aFamily({ email: "autre@exemple.fr" }), givenName: "Zoé" });
    expect(await chooseMeal(ctx, { childId, meal: "no_meat" })).toEqual(no("not-found"));
    expect(await saveHealthRecord(ctx, aHealthSheet(childId))).toEqual(no("not-found"));
    expect(await readHealthRecord(ctx, childId)).toEqual(no("not-found"));
  });
});

test("consents said on the telephone are shown to the parents as such", async () => {
  const { family: own, childId, ctx } = await aCall();
  expect(await decideConsents(ctx, { childId, ...yesToAll })).toEqual(done);
  const { consents } = consentsView(await listConsents(database(), own.id, childId), own.parent.id);
  expect(consents.map(({ standing }) => standing)).toEqual(Array(4).fill(expect.stringMatching(/^Oui depuis le .+, par téléphone, avec le Guichet\.$/)));
});

test("health is written and read without a password by whoever may read it, and each reading leaves its line", async () => {
  const { childId, ctx } = await aCall();
  expect(await saveHealthRecord(ctx, aHealthSheet(childId, { allergiesAnswer: "some", allergies: "Arachides" }))).toEqual(done);
  expect(await readHealthRecord(ctx, childId)).toMatchObject({ ok: true, value: { health: { allergies: "Arachides" } } });
  const readings = await database().select({ kind: auditEvent.actorKind }).from(auditEvent).where(and(eq(auditEvent.action, "health.read"), eq(auditEvent.actorKind, "staff")));
  expect(readings).toHaveLength(1);
  expect(await readHealthRecord({ ...ctx, actor: { ...ctx.actor, role: "center" } }, childId)).toEqual(no("not-found"));
  expect(await saveHealthRecord({ ...ctx, actor: { ...ctx.actor, role: "center" } }, aHealthSheet(childId))).toEqual(no("not-found"));
});

describe("another parent invited by the desk", () => {
  test("joins the file with an account of their own", async () => {
    const { family: own, ctx } = await aCall();
    expect(await inviteGuardian(ctx, { email: anAddress(OTHER) })).toEqual(done);
    const jeton = await jetonTo(OTHER, "guardian-invited");
    expect(await findInvitationByToken(database(), hashToken(jeton))).toMatchObject({ familyId: own.id, isDesk: true });
    const { browser } = await aSecondParent();
    expect(await joinFamily(await asParent(browser), { jeton, invitationId: "" })).toEqual(done);
    expect(await listGuardians(database(), own.id)).toHaveLength(2);
  });

  test("is refused when their account follows the file already", async () => {
    const { ctx } = await aCall();
    expect(await inviteGuardian(ctx, { email: anAddress("claire.martin@exemple.fr") })).toEqual(no("already-guardian"));
    expect(await database().$count(guardianInvitation)).toBe(0);
  });
});

describe("a guardian without any account", () => {
  const known = async () => database().select({ id: phoneGuardian.id, givenName: phoneGuardian.givenName, removedAt: phoneGuardian.removedAt }).from(phoneGuardian);

  test("sent twice, is there once", async () => {
    const { ctx } = await aCall();
    expect(await Promise.all([addPhoneGuardian(ctx, odile), addPhoneGuardian(ctx, odile)])).toEqual([done, done]);
    expect(await known()).toHaveLength(1);
  });

  test("is changed, then removed, in their own family only", async () => {
    const { ctx, staff } = await aCall();
    await addPhoneGuardian(ctx, odile);
    const [{ id = "" } = {}] = await known();
    const elsewhere = await asDesk(staff, await aFamily({ email: "autre@exemple.fr" }));
    expect(await changePhoneGuardian(elsewhere, { phoneGuardianId: id, ...odile, givenName: "Rose" })).toEqual(no("not-found"));
    expect(await removePhoneGuardian(elsewhere, id)).toEqual(no("not-found"));
    expect(await changePhoneGuardian(ctx, { phoneGuardianId: id, ...odile, givenName: "Rose" })).toEqual(done);
    expect(await removePhoneGuardian(ctx, id)).toEqual(done);
    expect(await known()).toEqual([{ id, givenName: "Rose", removedAt: expect.any(Date) }]);
    expect(await removePhoneGuardian(ctx, id)).toEqual(no("not-found"));
  });

  test("stays when nobody else answers for the family", async () => {
    const staff = await aStaff();
    await database().insert(family).values({ id: "fam_0served" });
    const ctx = await asDesk(staff, { id: "fam_0served" });
    await addPhoneGuardian(ctx, odile);
    const [{ id = "" } = {}] = await known();
    expect(await removePhoneGuardian(ctx, id)).toEqual(no("last-guardian"));
  });
});
