import "server-only";
import { sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Reader } from "@/db/replica";
import { authority } from "@/lib/core/authority";
import { SECOND_MS } from "@/lib/core/clock";
import type { Day } from "@/lib/core/days";
import { remembering } from "@/lib/core/memory";

type Db = Database | Transaction;

const MEMORY_MS = 60 * SECOND_MS;
const OPEN_DAYS = 14;
const WEEKS = 12;
const MAIL_DAYS = 14;

export type Fill = { day: Day; centerId: string; center: string; taken: number; capacity: number };

/** Places taken and offered, by centre, on the next days when one of them is open. */
export const recallFills = remembering(MEMORY_MS, (_db: Reader, today: Day) => today, async (db, today): Promise<Fill[]> => {
  const rows = await db.execute<Fill>(sql`
    with open_days as (select distinct day from slot where day >= ${today} and closed_reason is null order by day limit ${OPEN_DAYS})
    select slot.day, center.id as "centerId", center.name as center, sum(slot.taken)::integer as taken, sum(slot.capacity)::integer as capacity
    from slot join programme on programme.id = slot.programme_id join center on center.id = programme.center_id
    where slot.day >= ${today} and slot.day <= (select max(day) from open_days) and slot.closed_reason is null
    group by slot.day, center.id, center.name order by slot.day, center.name`);
  return [...rows];
});

export type Waiting = { centerId: string; center: string; waiting: number; offered: number };

export const recallWaiting = remembering(MEMORY_MS, (_db: Reader, today: Day) => today, async (db, today): Promise<Waiting[]> => {
  const rows = await db.execute<Waiting>(sql`
    select center.id as "centerId", center.name as center,
      coalesce(sum(waits.waiting), 0)::integer as waiting, coalesce(sum(waits.offered), 0)::integer as offered
    from center left join programme on programme.center_id = center.id
    left join slot on slot.programme_id = programme.id and slot.day >= ${today}
    left join (
      select slot_id, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'offered') as offered
      from waitlist_entry where state in ('waiting', 'offered') and day >= ${today} group by slot_id
    ) as waits on waits.slot_id = slot.id
    group by center.id, center.name order by center.name`);
  return [...rows];
});

export type Openings = { week: Day; confirmed: number; unconfirmed: number };

/** By week: accounts opened, and registrations whose address was never confirmed and are still kept. */
export const recallOpenings = remembering(MEMORY_MS, (_db: Reader, today: Day) => today, async (db, today): Promise<Openings[]> => {
  const rows = await db.execute<Openings>(sql`
    with weeks as (select to_char(monday, 'YYYY-MM-DD') as week, monday from generate_series(date_trunc('week', ${today}::date) - ${WEEKS - 1} * interval '1 week', date_trunc('week', ${today}::date), interval '1 week') as monday),
    first as (select min(monday) at time zone ${authority.timeZone} as since from weeks),
    opened as (
      select date_trunc('week', created_at at time zone ${authority.timeZone}) as monday, count(*)::integer as n from account
      where kind = 'parent' and created_at >= (select since from first) group by 1),
    asked as (
      select date_trunc('week', each.at at time zone ${authority.timeZone}) as monday, count(*)::integer as n from (
        select p.email_canonical, min(p.created_at) as at from pending_registration p
        where p.used_at is null and not exists (select 1 from account a where a.kind = 'parent' and a.email_canonical = p.email_canonical) group by 1
      ) as each group by 1)
    select weeks.week, coalesce(opened.n, 0) as confirmed, coalesce(asked.n, 0) as unconfirmed
    from weeks left join opened on opened.monday = weeks.monday left join asked on asked.monday = weeks.monday order by weeks.week`);
  return [...rows];
});

export type MailDay = { day: Day; sent: number; pending: number; dead: number };

/** What became of the mails written on each of the last days. */
export const recallMails = remembering(MEMORY_MS, (_db: Reader, today: Day) => today, async (db, today): Promise<MailDay[]> => {
  const rows = await db.execute<MailDay>(sql`
    with days as (select to_char(day, 'YYYY-MM-DD') as day from generate_series(${today}::date - ${MAIL_DAYS - 1} * interval '1 day', ${today}::date, interval '1 day') as day),
    counts as (
      select (created_at at time zone ${authority.timeZone})::date as day, count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'pending') as pending, count(*) filter (where state = 'dead') as dead
      from mail where created_at >= (${today}::date - ${MAIL_DAYS - 1} * interval '1 day') at time zone ${authority.timeZone} group by 1)
    select days.day, coalesce(sent, 0)::integer as sent, coalesce(pending, 0)::integer as pending, coalesce(dead, 0)::integer as dead
    from days left join counts on counts.day = days.day::date order by days.day`);
  return [...rows];
});

export type Period = { slug: string; name: string; opensAt: string };

/** The periods that families know, the newest opening first. */
export const recallPeriods = remembering(MEMORY_MS, (_db: Reader) => "all", async (db): Promise<Period[]> => {
  const rows = await db.execute<Period>(sql`
    select slug, name, resident_opens_at as "opensAt" from booking_period where announced_at is not null order by resident_opens_at desc, slug limit 20`);
  return [...rows];
});

export type Step = { step: number; requests: number };

/** Requests of a period since it opened, step by step, over the first hours. */
export const recallCurve = remembering(
  MEMORY_MS,
  (_db: Reader, slug: string, stepSeconds: number, steps: number) => `${slug} ${stepSeconds} ${steps}`,
  async (db, slug, stepSeconds, steps): Promise<Step[]> => {
    const rows = await db.execute<Step>(sql`
      with period as (select id, resident_opens_at as opens_at from booking_period where slug = ${slug}),
      counts as (
        select floor(extract(epoch from r.created_at - period.opens_at) / ${stepSeconds}::integer)::integer as step, count(*)::integer as requests
        from period join booking_request r on r.booking_period_id = period.id
          and r.created_at >= period.opens_at and r.created_at < period.opens_at + ${stepSeconds * steps}::integer * interval '1 second'
        group by 1)
      select series.step, coalesce(requests, 0) as requests
      from generate_series(0, ${steps - 1}::integer) as series (step) left join counts on counts.step = series.step order by series.step`);
    return [...rows];
  },
);

export type Headcount = { centerId: string; center: string; children: number; capacity: number };

/** Who comes today, centre by centre; extra places included. */
export const recallHeadcounts = remembering(MEMORY_MS, (_db: Reader, today: Day) => today, async (db, today): Promise<Headcount[]> => {
  const rows = await db.execute<Headcount>(sql`
    select center.id as "centerId", center.name as center, coalesce(sum(each.children), 0)::integer as children, coalesce(sum(each.capacity), 0)::integer as capacity
    from center left join (
      select programme.center_id, slot.capacity, (select count(*) from booking where booking.slot_id = slot.id and state = 'confirmed') as children
      from slot join programme on programme.id = slot.programme_id where slot.day = ${today} and slot.closed_reason is null
    ) as each on each.center_id = center.id
    group by center.id, center.name order by center.name`);
  return [...rows];
});

export type Tasks = { open: number; late: number; documents: number; dead: number; offersToday: number };

/** What waits for the desk now, each by its own partial index. */
export async function countTasks(db: Db, today: Day): Promise<Tasks> {
  const [row] = await db.execute<Tasks>(sql`
    select
      (select count(*) from desk_task where done_at is null)::integer as open,
      (select count(*) from desk_task where done_at is null and due_at < now())::integer as late,
      (select count(*) from document where state = 'received')::integer as documents,
      (select count(*) from mail where state = 'dead' and created_at > now() - interval '30 days')::integer as dead,
      (select count(*) from waitlist_entry where state = 'offered' and offer_expires_at < ((${today}::date + 1)::timestamp at time zone ${authority.timeZone}))::integer as "offersToday"`);
  return row ?? { open: 0, late: 0, documents: 0, dead: 0, offersToday: 0 };
}

export type Opening = { name: string; residentOpensAt: string; outsideOpensAt: string };

/** Openings still to come, for the families of the territory or for the others. */
export async function listOpenings(db: Db, limit: number): Promise<Opening[]> {
  const rows = await db.execute<Opening>(sql`
    select name, resident_opens_at as "residentOpensAt", outside_opens_at as "outsideOpensAt" from booking_period
    where announced_at is not null and outside_opens_at > now() order by resident_opens_at, slug limit ${limit}`);
  return [...rows];
}
