import postgres from "postgres";

/** Counters of tries and the clocks of sessions move when somebody knocks; mails and offers move by the worker, whose lines are the system's. Nothing else may. */
const mayMove = ["attempt", "session", "mail", "waitlist_entry"];

export type World = ReadonlyMap<string, string>;

/** One fingerprint per table: whatever changes, changes one. */
export async function readWorld(ownerUrl: string): Promise<World> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
    const prints = new Map<string, string>();
    for (const { name } of tables.filter((table) => !mayMove.includes(table.name) && table.name !== "commune")) {
      const [row] = await sql<{ print: string | null }[]>`select md5(string_agg(each::text, '' order by each::text)) as print from ${sql(name)} as each ${name === "audit_event" ? sql`where actor_kind <> 'system'` : sql``}`;
      prints.set(name, row?.print ?? "");
    }
    return prints;
  } finally {
    await sql.end();
  }
}

export function whatChanged(before: World, after: World): string[] {
  return [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name);
}

export type Known = { familyId: string; childId: string; guardianEmail: string; familyName: string; reference: string; slotId: string; centerSlug: string; programmeSlug: string; periodSlug: string };

/** True ids of the demo's first family, as a thief would have them. */
export async function readKnown(ownerUrl: string): Promise<Known> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    const [row] = await sql<Known[]>`
      select guardian.family_id as "familyId", account.family_name as "familyName", account.email_canonical as "guardianEmail",
        (select id from child where family_id = guardian.family_id limit 1) as "childId",
        (select reference from booking_request where family_id = guardian.family_id limit 1) as "reference",
        (select slot_id from booking where family_id = guardian.family_id limit 1) as "slotId",
        (select slug from center limit 1) as "centerSlug", (select slug from programme limit 1) as "programmeSlug", (select slug from booking_period limit 1) as "periodSlug"
      from guardian join account on account.id = guardian.account_id where account.email_canonical = 'parent@demo.example'`;
    if (!row) throw new Error("the demo town has no first family");
    return row;
  } finally {
    await sql.end();
  }
}
