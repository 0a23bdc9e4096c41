import { aMail } from "@/tests/support/builders/mail";
import type { Behaviour } from "@/tests/support/smtp-server";
import { until, type Lab } from "./lab";
import type { Seen } from "./seen";

const PATIENCE_MS = 150_000;

/** What the mail server does the first time it sees a mail; it accepts it the second time. */
const first: Record<string, Behaviour> = {
  "refuse-": { kind: "refuse", at: "content", code: 451 },
  "drop-": { kind: "hang-up-after-data" },
  "stall-": { kind: "stall" },
  "accept-": { kind: "accept" },
};

/** Every mail has left, in the outbox's own words, or this throws. `hurry`: nobody waits for delays and leases, they are made to be over. */
export async function mailsLeave({ sql }: Pick<Lab, "sql">, hurry: boolean): Promise<void> {
  await until("every mail leaves", async () => {
    if (hurry) {
      await sql`update mail set due_at = now() - interval '1 minute', leased_until = null where state = 'pending' and attempts > 0 and (last_failure is not null or leased_until < now() + interval '50 seconds')`;
      await sql`select graphile_worker.add_job('requeue-mails', job_key => 'hurry')`;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from mail where state = 'pending'`;
    return row?.waiting === 0;
  }, PATIENCE_MS);
}

/** How often each Message-ID arrived. */
export function copiesOf({ smtp }: Pick<Lab, "smtp">): Map<string, number> {
  const copies = new Map<string, number>();
  for (const { messageId = "" } of smtp.received) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
  return copies;
}

/** Mails that did not arrive, and mails that arrived more than twice. */
export async function mailFindings(lab: Pick<Lab, "sql" | "smtp">): Promise<{ words: string; findings: string[] }> {
  const copies = copiesOf(lab);
  const sent = await lab.sql<{ id: string }[]>`select id from mail where state = 'sent'`;
  const lost = sent.filter(({ id }) => !copies.has(`<${id}@localhost>`));
  const dead = await lab.sql<{ id: string; failure: string }[]>`select id, last_failure as failure from mail where state = 'dead'`;
  const many = [...copies].filter(([, count]) => count > 2);
  const twice = [...copies.values()].filter((count) => count === 2).length;
  return {
    words: `${copies.size} mails arrived, ${twice} of them twice under one Message-ID`,
    findings: [
      ...lost.map(({ id }) => `${id} is said to be sent and never arrived`),
      ...many.map(([id, count]) => `${id} arrived ${count} times`),
      ...dead.map(({ id, failure }) => `${id} was given up: ${failure}`),
    ],
  };
}

/** The mail server refuses, takes and hangs up, takes and says nothing: everything arrives in the end. */
export async function mailServerMisbehaves(lab: Lab, { each, stalls, hurry }: { each: number; stalls: boolean; hurry: boolean }): Promise<Seen> {
  const met = new Map<string, number>();
  lab.smtp.behave((mail) => {
    const to = [mail.to].flat().map((address) => address?.text ?? "").join();
    const kind = Object.keys(first).find((name) => to.includes(name));
    const times = (met.get(to) ?? 0) + 1;
    met.set(to, times);
    return (times === 1 && kind && first[kind]) || { kind: "accept" };
  });
  const kinds = Object.keys(first).filter((kind) => stalls || kind !== "stall-");
  for (const kind of kinds) for (let index = 0; index < each; index += 1) await aMail({ to: `${kind}${index}@exemple.fr` });
  const started = Date.now();
  await until("the mail server met every mail once", async () => met.size === kinds.length * each);
  await mailsLeave(lab, hurry);
  lab.smtp.behave({ kind: "accept" });
  const again = [...met.values()].filter((times) => times > 1).length;
  const { words, findings } = await mailFindings(lab);
  const expected = (kinds.length - 1) * each;
  return {
    seen: `${each} mails each refused for now, taken and hung up on${stalls ? ", taken in silence" : ""}: all sent ${Math.round((Date.now() - started) / 1_000)} s later${hurry ? " (delays made to be over)" : ""}; ${words}`,
    findings: [...findings, ...(again === expected ? [] : [`${again} mails were tried again, ${expected} should have been`])],
  };
}

/** Nobody takes the worker's connection: each mail is tried, says why it waits, and leaves once somebody listens again. */
export async function mailServerIsAway(lab: Lab, mails: number): Promise<Seen> {
  const comesBack = await lab.smtp.goAway();
  for (let index = 0; index < mails; index += 1) await aMail({ to: `absent-${index}@exemple.fr` });
  const waiting = () => lab.sql<{ failure: string | null }[]>`select last_failure as failure from mail where state = 'pending'`;
  await until("every mail was tried", async () => (await waiting()).filter(({ failure }) => failure !== null).length === mails);
  const failures = [...new Set((await waiting()).map(({ failure }) => failure))].join(", ");
  await comesBack();
  const started = Date.now();
  await mailsLeave(lab, false);
  const { words, findings } = await mailFindings(lab);
  return { seen: `${mails} mails tried in vain (${failures}), all sent ${Math.round((Date.now() - started) / 1_000)} s after it was back; ${words}`, findings };
}
