import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { connect, type Database } from "@/db/client";
import { bookChildren } from "@/lib/bookings/use-cases/book-children";
import { after, MINUTE_MS } from "@/lib/core/clock";
import type { Day } from "@/lib/core/days";
import { freshSecrets } from "@/scripts/lib/secrets";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { seedCrowd, type Crowd } from "./crowd";
import { median } from "./measure";
import { findPgbench, runPgbench, writeTurns } from "./pgbench";

const FAMILIES = 1_000;
const WEEKS = 20;
const DAYS_OF_EACH = 5;
const CONCURRENCY = 10;
const REQUESTS = 1_500;
const WARM_UP = 500;
const ROUNDS = 3;
/** Of the speed of the same statements written by hand. */
const EXPECTED = 0.5;

/** One booking of two children on the five days of a week; each is used once. */
export type Turn = { family: Crowd["families"][number]; days: Day[] };

/** The booking act on a real database, without pages, against its own statements run by PostgreSQL's own load generator. */
export async function engine(): Promise<number> {
  const pgbench = findPgbench();
  const throwaway = await startThrowaway();
  try {
    const urls = await throwaway.clone("engine");
    setEnvironment(urls.application, throwaway.folder);
    const db = connect(urls.application, CONCURRENCY, "portail-familles-bench");
    const crowd = await seedCrowd(db, { families: FAMILIES, opensAt: after(new Date(), -MINUTE_MS), weeks: WEEKS, capacity: FAMILIES });
    const turns = turnsOf(crowd);
    const byHand = turns.splice(0, WARM_UP + ROUNDS * REQUESTS);
    const owner = postgres(urls.owner, { max: 1, onnotice: () => undefined });
    await writeTurns(owner, byHand);
    const act = (count: number) => book(db, crowd, turns.splice(0, count));
    const hand = (count: number) => runPgbench(pgbench, urls.application, throwaway.folder, { crowd, clients: CONCURRENCY, requests: count });
    await act(WARM_UP);
    await hand(WARM_UP);
    // Plans made while a table was empty read it whole for ever after: both sides plan again on what the warm-up left.
    await owner`analyze`;
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await act(REQUESTS));
      theirs.push(await hand(REQUESTS));
    }
    await checkSame(owner, 2 * (WARM_UP + ROUNDS * REQUESTS));
    await Promise.all([owner.end(), db.$client.end({ timeout: 5 })]);
    return tell(ours, theirs);
  } finally {
    await throwaway.stop();
  }
}

export function setEnvironment(databaseUrl: string, folder: string): void {
  const plain = { NODE_ENV: "production", APP_URL: "http://localhost:3000", SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "Banc <banc@portail.example>" };
  Object.assign(process.env, freshSecrets("product"), plain, { DATABASE_URL: databaseUrl, DOCUMENTS_DIR: folder });
}

/** Families in turn, each time another week than its neighbours': slots are contested, as on an opening day. */
export function turnsOf({ families, slots }: Crowd): Turn[] {
  const days = [...new Set(slots.map(({ day }) => day))];
  const weeks = Array.from({ length: Math.floor(days.length / DAYS_OF_EACH) }, (_, week) => days.slice(week * DAYS_OF_EACH, (week + 1) * DAYS_OF_EACH));
  return weeks.flatMap((_, lap) => families.map((family, index) => ({ family, days: weeks[(index + lap) % weeks.length] ?? [] })));
}

/** Requests per second. */
async function book(db: Database, { programme, period }: Crowd, turns: Turn[]): Promise<number> {
  const started = performance.now();
  const count = turns.length;
  const client = { ip: "198.18.0.1", userAgent: "bench", requestId: "BENCH" };
  const one = async ({ family, days }: Turn) => {
    const actor = { kind: "parent", accountId: family.accountId, sessionId: "ses_bench", hasSteppedUp: true, maySeeHealth: true } as const;
    const wishes = family.children.flatMap(({ id }) => days.map((day) => ({ childId: id, day })));
    const order = { familyId: family.id, programmeId: programme.id, periodId: period.id, formula: "day", wishes, isTogether: false, acceptsWaiting: true, submissionKey: randomUUID() } as const;
    const result = await bookChildren({ db, actor, now: new Date(), client }, order);
    if (!result.ok) throw new Error(`a booking was refused: ${result.refusal.reason}`);
  };
  const inTurn = async () => {
    for (let turn = turns.pop(); turn; turn = turns.pop()) await one(turn);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, inTurn));
  return (count * 1_000) / (performance.now() - started);
}

/** Both sides must have done the same work, or the ratio means nothing. */
async function checkSame(sql: postgres.Sql, requests: number): Promise<void> {
  const [made] = await sql<Record<string, number>[]>`
    select (select count(*) from booking_request)::int as requests, (select count(*) from booking where state = 'confirmed')::int as bookings,
      (select sum(taken) from slot)::int as taken, (select count(*) from mail)::int as mails, (select count(*) from audit_event)::int as lines`;
  const wanted = { requests, bookings: requests * 2 * DAYS_OF_EACH, taken: requests * 2 * DAYS_OF_EACH, mails: requests, lines: requests };
  for (const [name, count] of Object.entries(wanted)) if (made?.[name] !== count) throw new Error(`${made?.[name]} ${name} instead of ${count}`);
}

function tell(ours: number[], theirs: number[]): number {
  const ratio = median(ours) / median(theirs);
  const shown = (values: number[]) => ({ "requests/s": Math.round(median(values)), rounds: values.map(Math.round).join(", ") });
  console.table({ "bookChildren, two children × five days": shown(ours), "the same statements, pgbench": shown(theirs) });
  console.table([{ ratio: Math.round(ratio * 100) / 100, expected: EXPECTED, holds: ratio >= EXPECTED ? "yes" : "NO" }]);
  return ratio >= EXPECTED ? 0 : 1;
}
