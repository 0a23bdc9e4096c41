import type { Sql } from "postgres";

/** Counters of tries and the queue's own rows move whoever asks; they promise nothing to anybody. */
const volatile = ["attempt", "commune"];

export type World = ReadonlyMap<string, { rows: number; print: string }>;

/** How many rows each table holds, and a fingerprint of them. */
export async function readWorld(sql: Sql): Promise<World> {
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  const read = tables
    .filter(({ name }) => !volatile.includes(name))
    .map(({ name }) => `select '${name}' as name, count(*)::int as rows, coalesce(md5(string_agg(each::text, '' order by each::text)), '') as print from ${printed(name)} as each`)
    .join(" union all ");
  const rows = await sql.unsafe<{ name: string; rows: number; print: string }[]>(read);
  return new Map(rows.map(({ name, rows: count, print }) => [name, { rows: count, print }]));
}

/** A session is used by every page that is read: only whether it lives and when it dies count. The tries of a second factor are counted first, whatever comes of them. */
const partly: Partial<Record<string, string>> = {
  session: "(select id, token_hash, account_id, auth_epoch, level from session)",
  second_factor_step: "(select id, token_hash, account_id, auth_epoch, challenge from second_factor_step)",
};
const printed = (name: string) => partly[name] ?? name;

/** How many rows each table gained or lost; 0 when only what is in them differs. */
export type Change = ReadonlyMap<string, number>;

export function changeBetween(before: World, after: World): Change {
  return new Map([...after].flatMap(([name, { rows, print }]) => (before.get(name)?.print === print ? [] : [[name, rows - (before.get(name)?.rows ?? 0)] as const])));
}

export function sumOf(changes: readonly Change[]): Change {
  const total = new Map<string, number>();
  for (const change of changes) for (const [name, added] of change) total.set(name, (total.get(name) ?? 0) + added);
  return total;
}

/** « booking+2 mail+1 slot~ », in alphabetical order. */
export function inWords(change: Change): string {
  const words = [...change].map(([name, added]) => `${name}${added === 0 ? "~" : added > 0 ? `+${added}` : added}`);
  return words.sort().join(" ") || "nothing";
}

/** Promises that no fault may break, whoever made the rows. One sentence per broken one. */
const invariants: readonly { promise: string; broken: string }[] = [
  { promise: "no slot holds more than its places", broken: "select id as what from slot where taken > capacity" },
  {
    promise: "a slot's counter is what it holds",
    broken: `select s.id as what from slot s where s.taken <> (select count(*) from booking b where b.slot_id = s.id and b.state = 'confirmed' and not b.is_extra)
      + (select count(*) from waitlist_entry w where w.slot_id = s.id and w.state = 'offered')`,
  },
  {
    promise: "a request has lines",
    broken: `select r.reference as what from booking_request r where not exists (select from booking b where b.request_id = r.id)
      and not exists (select from waitlist_entry w where w.request_id = r.id) and not exists (select from refused_wish f where f.request_id = r.id)`,
  },
  { promise: "one receipt per request", broken: "select about as what from mail where notice = 'booking-receipt' and about is not null group by about having count(*) > 1" },
  { promise: "a document has its pages, unless staff saw the paper itself", broken: "select id as what from document d where d.uploaded_by is distinct from d.judged_by and not exists (select from document_page p where p.document_id = d.id)" },
];

export async function brokenInvariants(sql: Sql): Promise<string[]> {
  const found = await Promise.all(
    invariants.map(async ({ promise, broken }) => {
      const rows = await sql.unsafe<{ what: string }[]>(`${broken} limit 3`);
      return rows.map(({ what }) => `broken: ${promise} (${what})`);
    }),
  );
  return found.flat();
}
