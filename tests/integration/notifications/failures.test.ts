import { sql } from "drizzle-orm";
import { HOUR_MS, SECOND_MS } from "@/lib/core/clock";
import type { Id } from "@/lib/core/ids";
import { aMail, deliver, mailRow } from "@/tests/support/builders/mail";
import { timePasses } from "@/tests/support/builders/time";
import { aWorkerPasses } from "@/tests/support/builders/worker";
import { ownerDatabase, testDatabase } from "@/tests/support/database";
import { testSmtp, type Behaviour } from "@/tests/support/smtp";

testDatabase();
const smtp = testSmtp();

/** Seconds until the mail is due again, and until its job is, by the database's clock. */
async function secondsUntilNextTry(id: Id<"mail">): Promise<{ mail: number; job: number }> {
  const [row] = await ownerDatabase().execute<{ mail: number; job: number }>(sql`
    select round(extract(epoch from due_at - now()))::float8 as mail, round(extract(epoch from run_at - now()))::float8 as job
    from mail join graphile_worker._private_jobs on key = mail.id where mail.id = ${id}`);
  return row ?? { mail: NaN, job: NaN };
}

const aboutSeconds = (expected: number) => ({ mail: expect.closeTo(expected, -1), job: expect.closeTo(expected, -1) });

describe("refused for now", () => {
  test.each<[string, Behaviour, string]>([
    ["the recipient is greylisted", { kind: "refuse", at: "recipient", code: 450 }, "450"],
    ["the recipient's mailbox is full", { kind: "refuse", at: "recipient", code: 452 }, "452"],
    ["the content is refused for now", { kind: "refuse", at: "content", code: 451 }, "451"],
    ["our own sender is refused, which is ours to mend", { kind: "refuse", at: "sender", code: 553 }, "553"],
  ])("%s: it waits, whole, and goes later under the same identifier", async (_name, behaviour, code) => {
    const id = await aMail();
    smtp.behave(behaviour);
    await deliver(id);
    expect(smtp.received).toEqual([]);
    expect(await mailRow(id)).toMatchObject({ state: "pending", sealed: expect.any(String), lastFailure: code, attempts: 1, leasedUntil: null });
    expect(await secondsUntilNextTry(id)).toEqual(aboutSeconds(30));
    smtp.behave({ kind: "accept" });
    await deliver(id);
    expect(smtp.received).toEqual([]);
    await timePasses(31 * SECOND_MS);
    await deliver(id);
    expect(smtp.received.map(({ messageId }) => messageId)).toEqual([`<${id}@localhost>`]);
    expect(await mailRow(id)).toMatchObject({ state: "sent", lastFailure: null, attempts: 2 });
  });

  test("each try waits twice as long as the one before, and the queue's job with it", async () => {
    const id = await aMail();
    smtp.behave({ kind: "refuse", at: "recipient", code: 421 });
    for (const wait of [30, 60, 120, 240]) {
      await deliver(id);
      expect(await secondsUntilNextTry(id)).toEqual(aboutSeconds(wait));
      await timePasses((wait + 1) * SECOND_MS);
    }
  });

  test("refused until its link is dead, it is given up", async () => {
    const id = await aMail({ lifetimeMs: HOUR_MS });
    smtp.behave({ kind: "refuse", at: "recipient", code: 450 });
    await deliver(id);
    await timePasses(HOUR_MS);
    await deliver(id);
    expect(await mailRow(id)).toMatchObject({ state: "dead", lastFailure: "expired", sealed: null });
  });
});

describe("refused for good", () => {
  test.each<[string, Behaviour, string]>([
    ["the recipient does not exist", { kind: "refuse", at: "recipient", code: 550 }, "550"],
    ["the content is refused", { kind: "refuse", at: "content", code: 554 }, "554"],
  ])("%s: it is dead at once, kept for the desk to send again, and no worker tries again", async (_name, behaviour, code) => {
    const id = await aMail();
    smtp.behave(behaviour);
    await deliver(id);
    expect(await mailRow(id)).toMatchObject({ state: "dead", lastFailure: code, sealed: expect.any(String), sentAt: null, attempts: 1 });
    smtp.behave({ kind: "accept" });
    await timePasses(HOUR_MS);
    await deliver(id);
    expect(smtp.received).toEqual([]);
  });
});

test("a server that is away for ten minutes loses and duplicates nothing", async () => {
  const ids = [await aMail(), await aMail({ to: "yann@exemple.fr" }), await aMail({ to: "zoe@exemple.fr" })];
  await smtp.whileDown(async () => {
    for (const minute of [1, 2, 4, 8]) {
      await Promise.all(ids.map(deliver));
      await timePasses(minute * 31 * SECOND_MS);
    }
  });
  expect((await mailRow(ids[0] as Id<"mail">)).lastFailure).toBe("ESOCKET");
  await Promise.all(ids.map(deliver));
  await Promise.all(ids.map(deliver));
  expect(smtp.received.map(({ messageId }) => messageId).sort()).toEqual(ids.map((id) => `<${id}@localhost>`).sort());
});

test("a line cut before the server's answer: the mail goes again, and its identifier lets it be recognised", async () => {
  const id = await aMail();
  smtp.behave({ kind: "hang-up-after-data" });
  await deliver(id);
  expect(await mailRow(id)).toMatchObject({ state: "pending", attempts: 1 });
  smtp.behave({ kind: "accept" });
  await timePasses(31 * SECOND_MS);
  await deliver(id);
  expect(smtp.received.map(({ messageId }) => messageId)).toEqual([`<${id}@localhost>`, `<${id}@localhost>`]);
  expect(await mailRow(id)).toMatchObject({ state: "sent" });
});

test("a server that falls silent is given up after 45 s, before the lease ends, and tried again later", async () => {
  const id = await aMail();
  await smtp.whileSilent(async (waiting) => {
    jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "clearImmediate", "setInterval", "clearInterval", "queueMicrotask", "Date", "hrtime", "performance"] });
    try {
      const delivery = deliver(id);
      let isWaiting = false;
      void waiting.then(() => (isWaiting = true));
      while (!isWaiting) await jest.advanceTimersByTimeAsync(1);
      jest.advanceTimersByTime(45 * SECOND_MS);
      await delivery;
    } finally {
      jest.useRealTimers();
    }
  });
  expect(await mailRow(id)).toMatchObject({ state: "pending", lastFailure: "ETOTALTIME", leasedUntil: null });
  expect(await secondsUntilNextTry(id)).toEqual(aboutSeconds(30));
});

test("a refused mail is no failed job: the queue neither repeats it nor gives it up by itself", async () => {
  const id = await aMail();
  smtp.behave({ kind: "refuse", at: "recipient", code: 450 });
  await aWorkerPasses();
  const jobs = await ownerDatabase().execute<{ key: string; attempts: number; last_error: string | null }>(sql`select key, attempts, last_error from graphile_worker._private_jobs`);
  expect([...jobs]).toEqual([{ key: id, attempts: 0, last_error: null }]);
});
