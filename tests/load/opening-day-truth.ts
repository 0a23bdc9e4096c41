import postgres from "postgres";
import type { Story } from "./opening-day-family";
import type { ReceiptLines } from "./receipt";

type Kept = ReceiptLines & { reference: string; wishes: number };

/** What the database holds against what was promised: one sentence per broken promise, none when all are kept. */
export async function brokenPromises(databaseUrl: string, periodId: string, stories: readonly Story[], wishesOfEach: number): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const kept = new Map((await requests(sql, periodId)).map((request) => [request.reference, request]));
    return [
      ...(await slotProblems(sql, periodId)),
      ...(await mailProblems(sql, periodId)),
      ...(await doubles(sql, periodId)),
      ...acknowledgements(stories, kept),
      ...[...kept.values()].flatMap((request) => (request.wishes === wishesOfEach ? [] : [`${request.reference} tells ${request.wishes} of ${wishesOfEach} wishes`])),
      ...stories.flatMap((story) => (story.outcome === "booked" ? receiptProblems(story.reference, story.receipt, kept.get(story.reference)) : [])),
    ];
  } finally {
    await sql.end();
  }
}

type Sql = postgres.Sql;

function requests(sql: Sql, periodId: string) {
  const lines = (table: string) => sql`
    coalesce((select array_agg(c.given_name || ' ' || l.day order by c.given_name || ' ' || l.day) from ${sql(table)} l join child c on c.id = l.child_id where l.request_id = r.id), '{}')`;
  return sql<Kept[]>`
    select r.reference, ${lines("booking")} as booked, ${lines("waitlist_entry")} as waiting, ${lines("refused_wish")} as refused,
      (select count(*) from booking l where l.request_id = r.id)::int + (select count(*) from waitlist_entry l where l.request_id = r.id)::int
        + (select count(*) from refused_wish l where l.request_id = r.id)::int as wishes
    from booking_request r where r.booking_period_id = ${periodId}`;
}

async function slotProblems(sql: Sql, periodId: string): Promise<string[]> {
  const slots = await sql<{ id: string; capacity: number; taken: number; held: number }[]>`
    select s.id, s.capacity, s.taken,
      (select count(*) from booking b where b.slot_id = s.id and b.state = 'confirmed')::int
        + (select count(*) from waitlist_entry w where w.slot_id = s.id and w.state = 'offered')::int as held
    from slot s where s.booking_period_id = ${periodId}`;
  return slots.flatMap(({ id, capacity, taken, held }) => [
    ...(held > capacity ? [`${id} holds ${held} of ${capacity} places`] : []),
    ...(taken !== held ? [`${id} counts ${taken} places taken, and holds ${held}`] : []),
  ]);
}

async function mailProblems(sql: Sql, periodId: string): Promise<string[]> {
  const rows = await sql<{ reference: string; mails: number }[]>`
    select r.reference, count(m.id)::int as mails from booking_request r left join mail m on m.notice = 'booking-receipt' and m.about = r.reference
    where r.booking_period_id = ${periodId} group by r.reference having count(m.id) <> 1`;
  return rows.map(({ reference, mails }) => `${reference} has ${mails} mails`);
}

async function doubles(sql: Sql, periodId: string): Promise<string[]> {
  const rows = await sql<{ reference: string; day: string }[]>`
    select r.reference, f.day from refused_wish f join booking_request r on r.id = f.request_id
    where r.booking_period_id = ${periodId} and (
      exists (select from booking b where b.request_id = r.id and b.child_id = f.child_id and b.day = f.day)
      or exists (select from waitlist_entry w where w.request_id = r.id and w.child_id = f.child_id and w.day = f.day))`;
  return rows.map(({ reference, day }) => `${reference} both refuses and keeps ${day} for one child`);
}

function acknowledgements(stories: readonly Story[], kept: ReadonlyMap<string, Kept>): string[] {
  const told = stories.flatMap((story) => (story.outcome === "booked" ? [story.reference] : []));
  const known = new Set(told);
  return [
    ...stories.flatMap((story) => (story.outcome === "lost" ? [`a family was lost: ${story.reason}`] : [])),
    ...told.filter((reference) => !kept.has(reference)).map((reference) => `${reference} was acknowledged and is not there`),
    ...(known.size < told.length ? ["one reference was told to two families"] : []),
    ...[...kept.keys()].filter((reference) => !known.has(reference)).map((reference) => `${reference} is there and nobody was told`),
  ];
}

function receiptProblems(reference: string, receipt: ReceiptLines | undefined, kept: Kept | undefined): string[] {
  if (!receipt) return [`${reference} shows no receipt`];
  return (["booked", "waiting", "refused"] as const).flatMap((list) => {
    const [said, held] = [receipt[list].join(", "), kept?.[list].join(", ") ?? ""];
    return said === held ? [] : [`${reference} says ${list}: ${said || "nothing"}; the database: ${held || "nothing"}`];
  });
}
