import { database } from "@/db/client";
import { mail } from "@/db/schema/notifications";
import { subject } from "@/emails/accounts/password-reset";
import { HOUR_MS } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { aMail, deliver, LINK, mailRow } from "@/tests/support/builders/mail";
import { countRows } from "@/tests/support/builders/rows";
import { timePasses } from "@/tests/support/builders/time";
import { aWorkerPasses } from "@/tests/support/builders/worker";
import { testDatabase } from "@/tests/support/database";
import { testSmtp } from "@/tests/support/smtp";

testDatabase();
const smtp = testSmtp();

test("a mail arrives whole: who, to whom, what, in text and in HTML", async () => {
  await deliver(await aMail({ to: "Claire.Martin@exemple.fr", givenName: "Zoé <b>" }));
  const [arrived] = smtp.received;
  expect(arrived?.from?.value).toEqual([{ name: "Portail Familles", address: "ne-pas-repondre@portail.example" }]);
  expect(arrived?.to).toMatchObject({ value: [{ address: "Claire.Martin@exemple.fr" }] });
  expect(arrived?.subject).toBe(subject);
  expect(arrived?.text).toContain(LINK);
  expect(arrived?.text).toContain("Zoé <b>");
  expect(arrived?.html).toContain("Zoé &lt;b&gt;");
});

test("a mail says that a machine sent it, under an identifier that belongs to its row", async () => {
  const id = await aMail();
  await deliver(id);
  const [arrived] = smtp.received;
  expect(arrived?.messageId).toBe(`<${id}@localhost>`);
  expect(arrived?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(arrived?.headers.get("x-auto-response-suppress")).toBe("All");
});

test("once sent it is settled: its content is erased and it is never sent again", async () => {
  const id = await aMail();
  await deliver(id);
  await deliver(id);
  await aWorkerPasses();
  expect(smtp.received).toHaveLength(1);
  expect(await mailRow(id)).toMatchObject({ state: "sent", sealed: null, leasedUntil: null, lastFailure: null, attempts: 1, sentAt: expect.any(Date) });
});

test("the worker finds it in the queue and sends it", async () => {
  await aMail();
  await aMail({ to: "yann@exemple.fr" });
  await aWorkerPasses();
  expect(smtp.received).toHaveLength(2);
  expect(await countRows()).toMatchObject({ _private_jobs: 0 });
});

test("a withheld mail costs a row and a job like any other, and is never sent", async () => {
  const id = await aMail({ withheld: true });
  expect(await countRows()).toMatchObject({ mail: 1, _private_jobs: 1 });
  await aWorkerPasses();
  await deliver(id);
  expect(smtp.received).toEqual([]);
  expect(await mailRow(id)).toMatchObject({ state: "withheld", sealed: null, attempts: 0 });
});

test("a mail whose link has died is given up without being sent", async () => {
  const id = await aMail({ lifetimeMs: HOUR_MS });
  await timePasses(HOUR_MS);
  await deliver(id);
  expect(smtp.received).toEqual([]);
  expect(await mailRow(id)).toMatchObject({ state: "dead", lastFailure: "expired", sealed: null, sentAt: null });
});

test("a mail is not sent before it is due", async () => {
  const id = await aMail();
  await database().update(mail).set({ dueAt: new Date("2036-01-01") });
  await deliver(id);
  expect(smtp.received).toEqual([]);
  expect(await mailRow(id)).toMatchObject({ state: "pending", attempts: 0 });
});

test.each(["", "mai_", newId("mail"), newId("account"), "undefined", "' or true --"])("an order to send what is not a mail does nothing (%j)", async (id) => {
  await aMail();
  await deliver(id);
  expect(smtp.received).toEqual([]);
});
