import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { auditEvent } from "@/db/schema/audit";
import { family } from "@/db/schema/families";
import { broadcast, deskTask, mail } from "@/db/schema/notifications";
import { DAY_MS, HOUR_MS, readClock } from "@/lib/core/clock";
import { addDays } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { countBroadcastMails, countMails, listMailStates } from "@/lib/messages/queries";
import { resendMail } from "@/lib/messages/use-cases/resend-mail";
import { sendBroadcast } from "@/lib/messages/use-cases/send-broadcast";
import { writeBroadcast } from "@/lib/messages/use-cases/write-broadcast";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { purgeMails } from "@/lib/notifications/use-cases/purge-mails";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aRequest } from "@/tests/support/builders/booking";
import { aChild, aFamily, aGuardian, type Family } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { aMail, deliver, mailRow } from "@/tests/support/builders/mail";
import { mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { aParent } from "@/tests/support/builders/parent";
import { aStaff } from "@/tests/support/builders/staff";
import { timePasses } from "@/tests/support/builders/time";
import { asStaff, asSystem } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { testSmtp } from "@/tests/support/smtp";

testDatabase();
const smtp = testSmtp();

const no = (reason: string) => ({ ok: false, refusal: { reason } });
const asAgent = async () => ({ ...(await asStaff(await aStaff())), now: readClock() });

/** A mail about days of this family, which its server refuses for good. */
async function aBounced({ parent }: Family): Promise<Id<"mail">> {
  await database().transaction((tx) => postNotice(tx, { notice: "wait-ended", to: parent.email.asTyped, accountId: parent.id, props: { givenName: "Claire", offer: "Vacances", days: "Léa", waitlistsUrl: "http://localhost" } }));
  const [{ id } = { id: newId("mail") }] = await database().select({ id: mail.id }).from(mail).where(and(eq(mail.notice, "wait-ended"), eq(mail.state, "pending")));
  smtp.behave({ kind: "refuse", at: "recipient", code: 550 });
  await deliver(id);
  smtp.behave({ kind: "accept" });
  return id;
}

describe("a mail that did not leave", () => {
  test("keeps its content, goes again to the corrected address under its own identifier, and the family's journal says so", async () => {
    const of = await aFamily();
    await aFamily({ email: "voisine@exemple.fr" });
    const id = await aBounced(of);
    expect(await mailRow(id)).toMatchObject({ state: "dead", lastFailure: "550", sealed: expect.any(String) });
    await database().update(account).set({ emailAsTyped: "claire.corrigee@exemple.fr", emailCanonical: "claire.corrigee@exemple.fr" }).where(eq(account.id, of.parent.id));
    expect(await resendMail(await asAgent(), id)).toEqual({ ok: true, value: undefined });
    await deliver(id);
    expect(smtp.received.map(({ messageId }) => messageId)).toEqual([`<${id}@localhost>`]);
    expect(smtp.received[0]?.to).toMatchObject({ text: "claire.corrigee@exemple.fr" });
    expect(await mailRow(id)).toMatchObject({ state: "sent", sealed: null });
    expect(await database().select({ familyId: auditEvent.familyId, channel: auditEvent.channel }).from(auditEvent).where(eq(auditEvent.action, "mail.resent"))).toEqual([{ familyId: of.id, channel: "desk" }]);
  });

  test("refused for good, it asks the desk to call the family, once however many are refused", async () => {
    const of = await aFamily();
    await aBounced(of);
    await aBounced(of);
    expect(await database().select({ kind: deskTask.kind, familyId: deskTask.familyId, text: deskTask.text }).from(deskTask)).toEqual([{ kind: "bounced", familyId: of.id, text: expect.stringContaining("Une attente a pris fin") }]);
  });

  test("a secret link goes again to its own address only, and never once it is dead", async () => {
    const id = await aMail({ lifetimeMs: HOUR_MS });
    smtp.behave({ kind: "refuse", at: "recipient", code: 552 });
    await deliver(id);
    const ctx = await asAgent();
    expect(await resendMail(ctx, id)).toMatchObject({ ok: true });
    await deliver(id);
    await timePasses(HOUR_MS);
    expect(await resendMail(await asStaff(await aStaff({ role: "manager" })), id)).toEqual(no("mail-link-dead"));
    await purgeMails(asSystem());
    expect(await mailRow(id)).toMatchObject({ state: "dead", sealed: null });
  });

  test("after a week its content is gone, and it says so", async () => {
    const id = await aBounced(await aFamily());
    await timePasses(8 * DAY_MS);
    await purgeMails(asSystem());
    expect(await resendMail(await asAgent(), id)).toEqual(no("mail-erased"));
  });

  test("sent, withheld, unknown, or meant for a closed account, it does not go", async () => {
    const ctx = await asAgent();
    const sent = await aMail();
    await deliver(sent);
    expect(await resendMail(ctx, sent)).toEqual(no("mail-sent"));
    expect(await resendMail(ctx, await aMail({ to: "cache@exemple.fr", withheld: true }))).toEqual(no("mail-unknown"));
    expect(await resendMail(ctx, newId("mail"))).toEqual(no("mail-unknown"));
    const of = await aFamily({ email: "partie@exemple.fr" });
    const bounced = await aBounced(of);
    await database().update(account).set({ status: "disabled" }).where(eq(account.id, of.parent.id));
    expect(await resendMail(ctx, bounced)).toEqual(no("mail-recipient-gone"));
  });

  test("twice at once, it goes once; the centre's team may not ask", async () => {
    const id = await aBounced(await aFamily());
    const ctx = await asAgent();
    await Promise.all([resendMail(ctx, id), resendMail(ctx, id)]);
    await Promise.all([deliver(id), deliver(id)]);
    expect(smtp.received).toHaveLength(1);
    expect(await resendMail(await asStaff(await aStaff({ role: "center" })), id)).toEqual(no("signed-out"));
  });
});

test("the list tells whom a mail concerns and what became of it, and hides what is withheld", async () => {
  const of = await aFamily();
  const id = await aBounced(of);
  await aMail({ to: "cache@exemple.fr", withheld: true });
  const recent = await aMail({ to: "autre@exemple.fr" });
  const all = await listMailStates(database(), {}, 10);
  expect(all.map((row) => row.id)).toEqual([recent, id]);
  expect(all[1]).toMatchObject({ familyId: of.id, lastFailure: "550", isKept: true });
  expect((await listMailStates(database(), { after: recent }, 10)).map((row) => row.id)).toEqual([id]);
  expect((await listMailStates(database(), { familyId: of.id }, 10)).map((row) => row.id)).toEqual([id]);
  expect((await listMailStates(database(), { state: "dead", notice: "wait-ended" }, 10)).map((row) => row.id)).toEqual([id]);
  expect(await countMails(database())).toEqual({ dead: 1, pending: 1, sent: 0 });
  expect(JSON.stringify(all)).not.toMatch(/exemple\.fr/);
});

/** Two families booked that Monday, one with two parents and one without any account, and a third booked another day. */
async function booked() {
  const programme = await aProgramme();
  const monday = await aSlot({ of: programme });
  const later = await aSlot({ of: programme, day: addDays(aMonday(), 1) });
  const claire = await aFamily();
  await aGuardian(claire, await aParent({ email: "yann@exemple.fr", givenName: "Yann" }));
  await aBooking({ of: claire, programme, child: await aChild({ of: claire }), slot: monday });
  await aBooking({ of: claire, programme, child: await aChild({ of: claire, givenName: "Tom" }), slot: monday });
  const phone = newId("family");
  await database().insert(family).values({ id: phone });
  const request = await aRequest({ of: claire, programme });
  await database().execute(sql`update booking_request set family_id = ${phone} where id = ${request.id}`);
  await aBooking({ of: { ...claire, id: phone }, programme, child: await aChild({ of: { id: phone }, givenName: "Zoé" }), slot: monday, request });
  const other = await aFamily({ email: "autre@exemple.fr" });
  await aBooking({ of: other, programme, child: await aChild({ of: other }), slot: later, day: addDays(aMonday(), 1) });
  return { programme, claire, phone, other };
}

const message = () => ({ scope: { from: aMonday(), to: aMonday() }, subject: "Sortie à la plage", body: "Prévoyez des <b>bottes</b>.\nDépart à 9 h 30." });

async function aWritten(ctx: Awaited<ReturnType<typeof asAgent>>): Promise<Id<"broadcast">> {
  const written = await writeBroadcast(ctx, message());
  if (!written.ok) throw new Error(written.refusal.reason);
  return written.value.id;
}

describe("a message to the families of a day", () => {
  test("only written, it reaches nobody; sent, a mail for each parent and a task for the family without mail", async () => {
    const { claire, phone } = await booked();
    const ctx = await asAgent();
    const id = await aWritten(ctx);
    expect(await database().$count(mail)).toBe(0);
    expect(await sendBroadcast(ctx, id)).toEqual({ ok: true, value: { id } });
    expect([...(await noticesTo("claire.martin@exemple.fr")), ...(await noticesTo("yann@exemple.fr")), ...(await noticesTo("autre@exemple.fr"))]).toEqual(["service-message pending", "service-message pending"]);
    expect((await mailsTo("yann@exemple.fr"))[0]?.props).toEqual({ givenName: "Yann", title: "Sortie à la plage", body: message().body });
    expect(await database().select({ familyId: deskTask.familyId, kind: deskTask.kind, text: deskTask.text }).from(deskTask)).toEqual([{ familyId: phone, kind: "tell", text: expect.stringContaining("Sortie à la plage. Prévoyez") }]);
    expect(await database().select({ families: broadcast.families, mails: broadcast.mails, tasks: broadcast.tasks }).from(broadcast)).toEqual([{ families: 2, mails: 2, tasks: 1 }]);
    const told = await database().select({ familyId: auditEvent.familyId }).from(auditEvent).where(eq(auditEvent.action, "message.addressed"));
    expect(told.map(({ familyId }) => familyId).sort()).toEqual([claire.id, phone].sort());
  });

  test("sent four times at once, it goes once", async () => {
    await booked();
    const ctx = await asAgent();
    const id = await aWritten(ctx);
    const results = await Promise.all([1, 2, 3, 4].map(() => sendBroadcast(ctx, id)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await database().$count(mail)).toBe(2);
    expect((await actions()).filter((action) => action === "message.broadcast")).toHaveLength(1);
  });

  test("arrives as text: what was typed is never HTML, nor in the subject", async () => {
    await booked();
    const ctx = await asAgent();
    const id = await aWritten(ctx);
    await sendBroadcast(ctx, id);
    const [posted] = await mailsTo("yann@exemple.fr");
    await deliver(posted?.id ?? "");
    expect(smtp.received).toHaveLength(1);
    expect(String(smtp.received[0]?.html)).not.toMatch(/<b>bottes/);
    expect(smtp.received[0]).toMatchObject({ subject: "Un message du Guichet des Familles", text: expect.stringContaining("<b>bottes</b>") });
    expect(await countBroadcastMails(database(), id)).toEqual({ sent: 1, pending: 1, dead: 0 });
  });

  test("is refused for past days, when nobody is booked, and to those without the right", async () => {
    const { programme } = await booked();
    const ctx = await asAgent();
    expect(await writeBroadcast(ctx, { ...message(), scope: { from: "2024-01-01", to: "2024-01-02" } })).toEqual(no("days-past"));
    expect(await writeBroadcast(ctx, { ...message(), scope: { ...message().scope, from: addDays(aMonday(), 5), to: addDays(aMonday(), 6), programmeId: programme.id } })).toEqual(no("nobody-booked"));
    expect(await writeBroadcast(await asStaff(await aStaff({ role: "center" })), message())).toEqual(no("signed-out"));
    expect(await sendBroadcast(await asStaff(await aStaff({ role: "center", email: "centre2@guichet.exemple.fr" })), await aWritten(ctx))).toEqual(no("signed-out"));
    expect(await sendBroadcast(ctx, newId("broadcast"))).toEqual(no("message-unknown"));
  });

  test("never sent, it is forgotten after two days", async () => {
    await booked();
    const ctx = await asAgent();
    const id = await aWritten(ctx);
    await timePasses(3 * DAY_MS);
    await purgeMails(asSystem());
    expect(await sendBroadcast(await asStaff(await aStaff({ role: "manager" })), id)).toEqual(no("message-unknown"));
  });
});
