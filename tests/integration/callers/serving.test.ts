import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { account, session } from "@/db/schema/accounts";
import { callNote } from "@/db/schema/desk";
import { child, family, guardianInvitation, phoneGuardian } from "@/db/schema/families";
import { calendarFeed } from "@/db/schema/bookings";
import { deskTask } from "@/db/schema/notifications";
import { findKnownFacts, findTwinFamilies, listTasks, tasksIn } from "@/lib/callers/queries";
import { closeTask } from "@/lib/callers/use-cases/close-task";
import { helpSignOutEverywhere, helpWithAddress, helpWithPassword } from "@/lib/callers/use-cases/help-guardian";
import { inviteCaller } from "@/lib/callers/use-cases/invite-caller";
import { openByPhone } from "@/lib/callers/use-cases/open-by-phone";
import { renewRegistration } from "@/lib/callers/use-cases/renew-registration";
import { uniteFamilies } from "@/lib/callers/use-cases/unite-families";
import { withdrawGuardian } from "@/lib/callers/use-cases/withdraw-guardian";
import { deliverMail } from "@/lib/notifications/use-cases/deliver-mail";
import { newId } from "@/lib/core/ids";
import { findMembership } from "@/lib/families/queries";
import { joinFamily } from "@/lib/families/use-cases/join-family";
import { followers } from "@/tests/integration/families/acting";
import { aCall, aCheck, aPhoneGuardian, aTask } from "@/tests/support/builders/call";
import { aChild, aCompleteFile, aFamily, aGuardian } from "@/tests/support/builders/family";
import { jetonTo, mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { aSession } from "@/tests/support/builders/session";
import { aStaff } from "@/tests/support/builders/staff";
import { asParent, asStaff, asSystem } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { testSmtp } from "@/tests/support/smtp";
import { aNewcomer, done, no } from "./calling";

testDatabase();
const smtp = testSmtp();

const NADIA = "nadia.kerbrat@exemple.fr";

async function inACall() {
  const made = await aFamily();
  return { ...made, ...(await aCall(made)) };
}

describe("opening by telephone (R-DESK-1)", () => {
  test("without a mail makes a family, its guardian and the call, and no account", async () => {
    const ctx = await asStaff(await aStaff());
    const opened = await openByPhone(ctx, aNewcomer());
    expect(opened).toEqual({ ok: true, value: expect.stringMatching(/^fam_/) });
    expect(await database().select({ phone: phoneGuardian.phone, familyId: phoneGuardian.familyId }).from(phoneGuardian)).toEqual([{ phone: "+33240556677", familyId: opened.ok && opened.value }]);
    expect(await database().select({ insee: family.communeInsee }).from(family)).toEqual([{ insee: "44131" }]);
    expect(await database().$count(account, eq(account.kind, "parent"))).toBe(0);
  });

  test("with a mail invites its owner, who joins with an account of their own and takes over (R-ACC-3)", async () => {
    const opened = await openByPhone(await asStaff(await aStaff()), aNewcomer({ email: NADIA }));
    expect(await noticesTo(NADIA)).toEqual(["family-opened pending"]);
    expect(await database().$count(account, eq(account.kind, "parent"))).toBe(0);
    const parent = await aParent({ email: NADIA, givenName: "Nadia", familyName: "Kerbrat" });
    const { browser } = await aSession({ of: parent });
    expect(await joinFamily(await asParent(browser), { jeton: await jetonTo(NADIA, "family-opened"), invitationId: "" })).toEqual(done);
    expect((await findMembership(database(), parent.id))?.familyId).toBe(opened.ok && opened.value);
    expect((await database().select({ removedAt: phoneGuardian.removedAt }).from(phoneGuardian))[0]?.removedAt).not.toBeNull();
  });

  test.each([{ phone: "06 12 34 56 78" }, { email: "claire.martin@exemple.fr" }, { givenName: "clairé", familyName: "MARTIN" }])("warns of a family that looks the same, and opens all the same when asked: %o", async (typed) => {
    const known = await aFamily();
    const ctx = await asStaff(await aStaff());
    expect(await openByPhone(ctx, aNewcomer(typed))).toEqual({ ok: false, refusal: { reason: "looks-known", twins: [expect.objectContaining({ id: known.id })] } });
    expect(await database().$count(family)).toBe(1);
    expect(await openByPhone(ctx, aNewcomer({ ...typed, anyway: "on" }))).toMatchObject({ ok: true });
  });

  test.each(["grandparent", "other"])("is refused to a %s (R-ACC-4)", async (who) => {
    expect(await openByPhone(await asStaff(await aStaff()), aNewcomer({ who }))).toEqual(no("not-guardian"));
    expect(await database().$count(family)).toBe(0);
  });
});

describe("helping a guardian", () => {
  test("mails a password link to the account's own address, once a minute", async () => {
    const { ctx, parent } = await inACall();
    expect(await helpWithPassword(ctx, { accountId: parent.id })).toEqual(done);
    expect(await noticesTo(parent.email.canonical)).toEqual(["password-reset pending"]);
    expect(await helpWithPassword(ctx, { accountId: parent.id })).toEqual(no("mailed-just-now"));
  });

  test("ends every session of theirs, and their calendar address", async () => {
    const { ctx, parent } = await inACall();
    await database().insert(calendarFeed).values({ accountId: parent.id, tokenHash: "feed" });
    expect(await helpSignOutEverywhere(ctx, { accountId: parent.id })).toEqual(done);
    expect(await database().$count(session, eq(session.accountId, parent.id))).toBe(0);
    expect(await database().$count(calendarFeed)).toBe(0);
  });

  test("asks a corrected address to confirm; nothing changes before", async () => {
    const { ctx, parent } = await inACall();
    await aParent({ email: "prise@exemple.fr" });
    expect(await helpWithAddress(ctx, { accountId: parent.id, email: anAddress("claire@exemple.fr") })).toEqual(done);
    expect(await noticesTo("claire@exemple.fr")).toEqual(["email-change-confirm pending"]);
    expect((await database().select({ email: account.emailCanonical }).from(account).where(eq(account.id, parent.id)))[0]?.email).toBe(parent.email.canonical);
    expect(await helpWithAddress(ctx, { accountId: parent.id, email: parent.email })).toEqual(no("same-address"));
    expect(await helpWithAddress(ctx, { accountId: parent.id, email: anAddress("prise@exemple.fr") })).toEqual(no("address-in-use"));
  });

  test("never reaches somebody of another family", async () => {
    const { ctx } = await inACall();
    const other = await aFamily({ email: "autre@exemple.fr" });
    for (const act of [helpWithPassword, helpSignOutEverywhere]) expect(await act(ctx, { accountId: other.parent.id })).toEqual(no("not-found"));
    expect(await withdrawGuardian(ctx, { accountId: other.parent.id, reason: "Erreur" })).toEqual(no("not-found"));
    expect(await noticesTo("autre@exemple.fr")).toEqual([]);
  });

  test("mails an unconfirmed registration again: the earlier link dies", async () => {
    await aPendingRegistration({ email: NADIA });
    const ctx = await asStaff(await aStaff());
    expect(await renewRegistration(ctx, { email: anAddress(NADIA) })).toEqual(done);
    expect(await noticesTo(NADIA)).toEqual(["confirm-registration pending"]);
    expect(await renewRegistration(ctx, { email: anAddress(NADIA) })).toEqual(no("mailed-just-now"));
    expect(await renewRegistration(ctx, { email: anAddress("inconnue@exemple.fr") })).toEqual(no("nothing-pending"));
  });

  test("an invitation replaces the one before it, and is refused to who is there already", async () => {
    const { ctx, parent } = await inACall();
    expect(await inviteCaller(ctx, { email: anAddress(NADIA) })).toEqual(done);
    expect(await inviteCaller(ctx, { email: anAddress(NADIA) })).toEqual(no("mailed-just-now"));
    expect(await inviteCaller(ctx, { email: parent.email })).toEqual(no("address-in-use"));
    expect(await database().$count(guardianInvitation)).toBe(1);
  });
});

describe("taking an access away", () => {
  test("needs a second factor given just now, and leaves somebody in the family", async () => {
    const made = await aFamily();
    const { ctx } = await aCall(made, { hasSteppedUp: false });
    const claim = { accountId: made.parent.id, reason: "Jugement lu" };
    expect(await withdrawGuardian(ctx, claim)).toEqual(no("step-up-needed"));
    expect(await withdrawGuardian({ ...ctx, actor: { ...ctx.actor, hasSteppedUp: true } }, claim)).toEqual(no("last-guardian"));
  });

  test("takes everything away at once, tells the other and keeps the reason at the desk (R-ACC-5)", async () => {
    const { id, ctx, parent } = await inACall();
    const other = await aParent({ email: "yann@exemple.fr", givenName: "Yann" });
    await aGuardian({ id }, other);
    expect(await withdrawGuardian(ctx, { accountId: other.id, reason: "Jugement du 3 mars" })).toEqual(done);
    expect(await findMembership(database(), other.id)).toBeUndefined();
    expect((await mailsTo(parent.email.canonical))[0]).toMatchObject({ notice: "guardian-left" });
    expect(await database().select({ text: callNote.text }).from(callNote)).toEqual([{ text: "Jugement du 3 mars" }]);
  });
});

describe("uniting two files", () => {
  test("brings the guardians of an empty one here, and the empty one goes away", async () => {
    const { id, ctx, parent, staff } = await inACall();
    const second = await aFamily({ email: "yann@exemple.fr", givenName: "Yann" });
    await aPhoneGuardian(second);
    await aCheck(second, staff);
    expect(await uniteFamilies(ctx, { other: second.id })).toEqual(done);
    expect(await followers()).toEqual([{ familyId: id, accounts: [parent.id, second.parent.id].sort() }]);
    expect(await database().select({ familyId: phoneGuardian.familyId }).from(phoneGuardian)).toEqual([{ familyId: id }]);
  });

  test("brings nothing of a child that is in both and of whom the other file says no more", async () => {
    const { id, ctx, staff, parent } = await inACall();
    const second = await aFamily({ email: "yann@exemple.fr", givenName: "Yann" });
    await aCheck(second, staff);
    const [mine] = [await aChild({ of: { id } }), await aChild({ of: second }), await aChild({ of: { id }, givenName: "Tom" })];
    expect(await findTwinFamilies(database(), id, [{ givenName: "LEA", familyName: "martin", bornOn: "2019-03-14" }])).toEqual([second.id]);
    expect(await findTwinFamilies(database(), id, [{ givenName: "Léa", familyName: "Martin", bornOn: "2019-03-15" }])).toEqual([]);
    expect(await uniteFamilies(ctx, { other: second.id })).toEqual(done);
    expect(await followers()).toEqual([{ familyId: id, accounts: [parent.id, second.parent.id].sort() }]);
    expect(await database().select({ id: child.id }).from(child).where(eq(child.givenName, "Léa"))).toEqual([{ id: mine }]);
  });

  test("is refused when the other says more of that child, and when its caller was not recognised", async () => {
    const { id, ctx, staff } = await inACall();
    const second = await aFamily({ email: "yann@exemple.fr" });
    await aChild({ of: { id } });
    const theirs = await aChild({ of: second });
    expect(await uniteFamilies(ctx, { other: second.id })).toEqual(no("other-closed"));
    await aCheck(second, staff);
    await aCompleteFile({ of: second, children: [theirs] });
    expect(await uniteFamilies(ctx, { other: second.id })).toEqual(no("not-empty"));
  });

  test("is refused when the other holds a child, is this one, or is not there", async () => {
    const { id, ctx, staff } = await inACall();
    const second = await aFamily({ email: "yann@exemple.fr" });
    await aCheck(second, staff);
    await aChild({ of: second });
    expect(await uniteFamilies(ctx, { other: second.id })).toEqual(no("not-empty"));
    expect(await uniteFamilies(ctx, { other: id })).toEqual(no("same-family"));
    expect(await uniteFamilies(ctx, { other: newId("family") })).toEqual(no("not-found"));
    expect(await database().$count(family)).toBe(2);
  });
});

describe("tasks", () => {
  test("are done once, by whoever comes first", async () => {
    const { id, ctx } = await inACall();
    const taskId = await aTask({ id });
    const results = await Promise.all([closeTask(ctx, { taskId, outcome: "told" }), closeTask(ctx, { taskId, outcome: "sent" })]);
    expect(results).toContainEqual(done);
    expect(results).toContainEqual(no("already-done"));
    expect(await closeTask(ctx, { taskId: newId("deskTask"), outcome: "told" })).toEqual(no("not-found"));
  });

  test("are read late first, with whom to call", async () => {
    const { id } = await inACall();
    const [plain, late] = [await aTask({ id }), await aTask({ id })];
    await database().update(deskTask).set({ dueAt: new Date(Date.now() - 1_000) }).where(eq(deskTask.id, late));
    const tasks = await listTasks(database(), tasksIn(false, undefined), { limit: 10, offset: 0 });
    expect(tasks.map((task) => [task.id, task.isLate])).toEqual([[late, true], [plain, false]]);
    expect(tasks[0]?.callers).toEqual([{ name: "Claire Martin", phone: "+33612345678" }]);
  });

  test("once done are read newest first, page after page", async () => {
    const { id, ctx } = await inACall();
    const tasks = [await aTask({ id }), await aTask({ id }), await aTask({ id })];
    for (const taskId of tasks) await closeTask(ctx, { taskId, outcome: "told" });
    const page = (offset: number) => listTasks(database(), tasksIn(true, undefined), { limit: 2, offset, isDone: true });
    expect([...(await page(0)), ...(await page(2))].map((task) => task.id)).toEqual([...tasks].reverse());
  });

  test("an address that refuses its mails is one call to make, not one per mail", async () => {
    const { id, ctx, parent } = await inACall();
    smtp.behave({ kind: "refuse", at: "recipient", code: 550 });
    await helpWithPassword(ctx, { accountId: parent.id });
    await helpWithAddress(ctx, { accountId: parent.id, email: anAddress("claire@exemple.fr") });
    for (const { id: mailId } of await mailsTo(parent.email.canonical)) await deliverMail(asSystem(), mailId, 0.5);
    expect(await database().select({ kind: deskTask.kind, familyId: deskTask.familyId }).from(deskTask)).toEqual([{ kind: "bounced", familyId: id }]);
  });
});

test("a guardian without account is a known caller", async () => {
  const { id } = await aFamily();
  await aPhoneGuardian({ id });
  const facts = await database().transaction((tx) => findKnownFacts(tx, id));
  expect([...(facts?.phones ?? [])].sort()).toEqual(["+33240112233", "+33612345678"]);
});
