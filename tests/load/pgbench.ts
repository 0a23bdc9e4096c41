import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type postgres from "postgres";
import { Problem } from "@/scripts/lib/problem";
import { runProgramQuietly } from "./programs";
import type { Crowd } from "./crowd";
import type { Turn } from "./engine";

const DEBIAN = "/usr/lib/postgresql";
const THREADS = 2;

/** The load generator that comes with PostgreSQL: in the PATH, or where Debian and Ubuntu put it. */
export function findPgbench(): string {
  const inPath = (process.env.PATH ?? "").split(path.delimiter);
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...inPath, ...versions.map((version) => path.join(DEBIAN, version, "bin"))];
  const found = folders.map((folder) => path.join(folder, "pgbench")).find((file) => existsSync(file));
  if (!found) throw new Problem("pgbench is missing. Debian, Ubuntu: « apt-get install postgresql-contrib »; macOS: « brew install libpq »; then put it in the PATH.");
  return found;
}

/** What pgbench is told of each booking: it takes the next one by a sequence. */
export async function writeTurns(sql: postgres.Sql, turns: readonly Turn[]): Promise<void> {
  const rows = turns.map(({ family: { id, accountId, children: [younger, elder] }, days: [first, , , , last] }, index) => ({
    n: index + 1, family: id, account: accountId, younger: younger.id, younger_group: younger.ageGroupId, elder: elder.id, elder_group: elder.ageGroupId, first, last,
  }));
  await sql`create sequence bench_turn`;
  await sql`create table bench (n int primary key, family text, account text, younger text, younger_group text, elder text, elder_group text, first text, last text)`;
  await sql`insert into bench select * from jsonb_to_recordset(${sql.json(rows)}) as each(n int, family text, account text, younger text, younger_group text, elder text, elder_group text, first text, last text)`;
  await sql`grant select on bench to public`;
  await sql`grant usage on sequence bench_turn to public`;
}

type Run = { crowd: Crowd; clients: number; requests: number; change?: (script: string) => string };

/** Requests per second of the statements of a booking, one transaction each, as somebody would write them by hand. */
export async function runPgbench(pgbench: string, databaseUrl: string, folder: string, { crowd, clients, requests, change = (text) => text }: Run): Promise<number> {
  const script = path.join(folder, "booking.sql");
  writeFileSync(script, change(bookingByHand(crowd)));
  const args = ["-n", "-M", "prepared", "-c", String(clients), "-j", String(THREADS), "-t", String(requests / clients), "-f", script, databaseUrl];
  const { code, output } = await runProgramQuietly(pgbench, args);
  const perSecond = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
  if (code !== 0 || !(perSecond > 0) || /failed transactions: [1-9]/.test(output)) throw new Problem(`pgbench failed:\n${output.trim().split("\n").slice(0, 8).join("\n")}`);
  return perSecond;
}

const newText = (prefix: string) => `'${prefix}_' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 20)`;
/** As long as what our outbox seals. */
const SEALED = "x".repeat(1_100);
/** pgbench takes « :word » for a variable of its own, even inside a text. */
const json = (value: object) => `'${JSON.stringify(value).replaceAll(":", ": ")}'::jsonb`;
const RULE = json({ band: 6, tariffFrom: "2025-09-01", isResident: true, siblingRank: 1, siblingShare: 10_000, isQuotientProved: false });

function bookingByHand({ programme: { id: programme }, period: { id: period } }: Crowd): string {
  const wanted = "(age_group_id = :younger_group or age_group_id = :elder_group) and day between :first and :last";
  const offered = `programme_id = '${programme}' and booking_period_id = '${period}' and formula = 'day'`;
  return [
    `begin;`,
    `select f.id as family, b.account, b.younger, b.younger_group, b.elder, b.elder_group, b.first, b.last, ${newText("brq")} as request, 'PF-' || substr(gen_random_uuid()::text, 1, 13) as reference, gen_random_uuid()::text as key, ${newText("mai")} as mail
      from bench b join family f on f.id = b.family join guardian g on g.family_id = f.id and g.account_id = b.account and g.revoked_at is null
      join account a on a.id = g.account_id
      where b.n = (select nextval('bench_turn')) for update of f \\gset`,
    `select reference from booking_request where family_id = :family and submission_key = :key;`,
    `select c.id, c.given_name, c.born_on, c.school_level, f.commune_insee, row_number() over (order by c.born_on, c.created_at, c.id),
      exists (select from contact e where e.family_id = c.family_id and e.is_emergency), exists (select from health_record e where e.child_id = c.id),
      coalesce((select e.is_granted from consent e where e.child_id = c.id and e.kind = 'emergency_care' order by e.decided_at desc limit 1), false),
      coalesce((select json_agg(json_build_object('kind', n.kind, 'state', n.state, 'validUntil', n.valid_until)) from (
        select distinct on (e.kind, e.child_id) e.kind, e.state, e.valid_until from document e where e.family_id = c.family_id and (e.child_id is null or e.child_id = c.id)
        order by e.kind, e.child_id, e.created_at desc) n), '[]'::json)
      from child c join family f on f.id = c.family_id where c.family_id = :family and c.removed_at is null order by c.born_on, c.created_at, c.id;`,
    `select child_id, day from booking where family_id = :family and day between :first and :last and state = 'confirmed';`,
    `select child_id, slot_id from waitlist_entry where family_id = :family and day between :first and :last and state in ('waiting', 'offered');`,
    `select amount, state, valid_from, valid_until from family_quotient where family_id = :family;`,
    `select id, age_group_id, day, title, capacity, taken, closed_reason, clock_timestamp() from slot where ${offered} and ${wanted} order by id for update;`,
    `insert into booking_request (id, reference, family_id, account_id, submission_key, programme_id, booking_period_id, formula, is_together)
      values (:request, :reference, :family, :account, :key, '${programme}', '${period}', 'day', false);`,
    `insert into booking (id, request_id, family_id, child_id, slot_id, day, care_cents, meal_cents, price_rule)
      select ${newText("bkg")}, :request, :family, case when age_group_id = :younger_group then :younger else :elder end, id, day, 1180, 460, ${RULE} from slot where ${offered} and ${wanted};`,
    `insert into audit_event (id, action, actor_kind, actor_id, account_id, family_id, channel, request_id, detail)
      values (${newText("aud")}, 'booking.requested', 'parent', :account, :account, :family, 'web', 'BENCH', ${json({ booked: 10, waiting: 0, refused: 0 })});`,
    `insert into mail (id, notice, account_id, about, recipient_key, sealed, state, expires_at)
      values (:mail, 'booking-receipt', :account, :reference, 'bench', '${SEALED}', 'pending', now() + interval '3 days');`,
    `select graphile_worker.add_job('deliver-mail', json_build_object('mailId', :mail::text), job_key => :mail::text, run_at => now());`,
    `commit;`,
  ].map((statement) => statement.replace(/\s*\n\s*/g, " ")).join("\n");
}
