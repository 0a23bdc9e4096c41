import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { inFuture } from "@/db/columns";
import { mail } from "@/db/schema/notifications";
import { SECOND_MS } from "@/lib/core/clock";
import { LEASE_MS } from "@/lib/notifications/rules";
import { purgeMails } from "@/lib/notifications/use-cases/purge-mails";
import { requeueMails } from "@/lib/notifications/use-cases/requeue-mails";
import { aMail, deliver, mailRow } from "@/tests/support/builders/mail";
import { countRows } from "@/tests/support/builders/rows";
import { timePasses } from "@/tests/support/builders/time";
import { aWorkerPasses } from "@/tests/support/builders/worker";
import { asSystem } from "@/tests/support/context";
import { ownerDatabase, testDatabase } from "@/tests/support/database";
import { testSmtp } from "@/tests/support/smtp";

testDatabase();
const smtp = testSmtp();

/** As if a worker had taken the mail and had been killed before it could say so; its job is gone with it. */
async function takenByAKilledWorker() {
  await database().update(mail).set({ leasedUntil: inFuture(LEASE_MS), attempts: 1 });
  await ownerDatabase().execute(sql`delete from graphile_worker._private_jobs`);
}

test("two workers on one mail send it once", async () => {
  const id = await aMail();
  await Promise.all([deliver(id), deliver(id)]);
  expect(smtp.received).toHaveLength(1);
  expect(await mailRow(id)).toMatchObject({ state: "sent", attempts: 1 });
});

test("ten workers on five mails send five", async () => {
  const ids = [];
  for (let index = 0; index < 5; index += 1) ids.push(await aMail({ to: `famille${index}@exemple.fr` }));
  await Promise.all([...ids, ...ids].map(deliver));
  expect(smtp.received.map(({ messageId }) => messageId).sort()).toEqual(ids.map((id) => `<${id}@localhost>`).sort());
});

test("a mail that a living worker holds is left to it", async () => {
  const id = await aMail();
  await database().update(mail).set({ leasedUntil: inFuture(LEASE_MS) });
  await deliver(id);
  expect(smtp.received).toEqual([]);
});

test("a mail whose worker was killed goes again once the lease is over, under the same identifier", async () => {
  const id = await aMail();
  await takenByAKilledWorker();
  await timePasses(LEASE_MS - 5 * SECOND_MS);
  expect(await requeueMails(asSystem())).toBe(0);
  await timePasses(6 * SECOND_MS);
  expect(await requeueMails(asSystem())).toBe(1);
  await aWorkerPasses();
  expect(smtp.received.map(({ messageId }) => messageId)).toEqual([`<${id}@localhost>`]);
  expect(await mailRow(id)).toMatchObject({ state: "sent", attempts: 2 });
});

test("a mail whose job was lost is asked for again after 15 s", async () => {
  await aMail();
  await ownerDatabase().execute(sql`delete from graphile_worker._private_jobs`);
  await timePasses(10 * SECOND_MS);
  expect(await requeueMails(asSystem())).toBe(0);
  await timePasses(6 * SECOND_MS);
  expect(await requeueMails(asSystem())).toBe(1);
  await aWorkerPasses();
  expect(smtp.received).toHaveLength(1);
});

test("asking again, even from two instances at once, leaves one job per mail", async () => {
  await aMail();
  await timePasses(60 * SECOND_MS);
  await Promise.all([requeueMails(asSystem()), requeueMails(asSystem())]);
  expect(await countRows()).toMatchObject({ _private_jobs: 1 });
});

test("nothing is asked again for mails that are sent, dead, withheld or not due", async () => {
  await deliver(await aMail());
  smtp.behave({ kind: "refuse", at: "recipient", code: 550 });
  await deliver(await aMail({ to: "morte@exemple.fr" }));
  await aMail({ to: "retenue@exemple.fr", withheld: true });
  await timePasses(60 * SECOND_MS);
  smtp.behave({ kind: "refuse", at: "recipient", code: 450 });
  await deliver(await aMail({ to: "plus.tard@exemple.fr" }));
  expect(await requeueMails(asSystem())).toBe(0);
});

describe("the trace of mails (R-RET-1)", () => {
  const DAY = 86_400 * SECOND_MS;

  test("is forgotten after twelve months; what waits to be sent is never forgotten", async () => {
    await deliver(await aMail());
    const waiting = await aMail({ to: "attend@exemple.fr", lifetimeMs: 4_000 * DAY });
    await timePasses(364 * DAY);
    expect(await purgeMails(asSystem())).toBe(0);
    await timePasses(3 * DAY);
    expect(await purgeMails(asSystem())).toBe(1);
    expect(await mailRow(waiting)).toMatchObject({ state: "pending" });
  });

  test("of a withheld one is forgotten after two days", async () => {
    await aMail({ withheld: true });
    await timePasses(2 * DAY - 60 * SECOND_MS);
    expect(await purgeMails(asSystem())).toBe(0);
    await timePasses(60 * SECOND_MS);
    expect(await purgeMails(asSystem())).toBe(1);
  });
});
