import { readFileSync } from "node:fs";
import os from "node:os";
import postgres, { type Sql } from "postgres";
import { connect } from "@/db/client";
import { after, MINUTE_MS } from "@/lib/core/clock";
import { startThrowaway, type Throwaway } from "@/scripts/lib/throwaway";
import { seedCrowd } from "./crowd";
import { setEnvironment, turnsOf } from "./engine";
import { median } from "./measure";
import { findPgbench, runPgbench, writeTurns } from "./pgbench";

const FAMILIES = 500;
const WEEKS = 20;
const CLIENTS = 10;
const REQUESTS = 1_000;
const ROUNDS = 5;
const TOWN = 50_000;
const SEARCHES = 40;
const MS_PER_TICK = 10;
const OURS = "a1";

/**
 * What row-level security would cost: the booking act's statements by pgbench, and the desk's search over a large town, on
 * a database of one authority and on one where every row carries its authority, behind a policy and a predicate.
 */
export async function sharedDatabase(): Promise<number> {
  const pgbench = findPgbench();
  const throwaway = await startThrowaway();
  try {
    const alone = await aDatabase(throwaway, "alone", false);
    const shared = await aDatabase(throwaway, "shared", true);
    const run = ({ urls, crowd }: Awaited<ReturnType<typeof aDatabase>>, change?: (script: string) => string) =>
      runPgbench(pgbench, urls.application, throwaway.folder, { crowd, clients: CLIENTS, requests: REQUESTS, ...(change && { change }) });
    await run(alone);
    await run(shared, scoped);
    await Promise.all([alone, shared].map(({ owner }) => owner`analyze`));
    const [without, within]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      without.push(await cpuOf(alone.owner, () => run(alone)));
      within.push(await cpuOf(shared.owner, () => run(shared, scoped)));
    }
    const shown = (values: number[]) => ({ "PostgreSQL's CPU ms per booking": Math.round(median(values) * 100) / 100, rounds: values.map((value) => value.toFixed(2)).join(", ") });
    console.table({ "a database of its own": shown(without), "row-level security": shown(within), ratio: { "PostgreSQL's CPU ms per booking": Math.round((100 * median(within)) / median(without)) / 100 } });
    for (const { owner } of [alone, shared]) await fillSearch(owner);
    console.table({ "a database of its own": await search(alone.urls.application), "row-level security": await search(shared.urls.application) });
    console.table(await forgotten(shared.urls.application, shared.owner));
    console.log(`load ${os.loadavg()[0]?.toFixed(1)}`);
    await Promise.all([alone, shared].map(({ owner }) => owner.end()));
    return 0;
  } finally {
    await throwaway.stop();
  }
}

/** CPU that PostgreSQL's processes spent per booking, from what the system counted once they ended: a busy machine changes it little. */
async function cpuOf(sql: Sql, work: () => Promise<unknown>): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const postmaster = fieldsOf(row?.pid ?? 0)[1] ?? "";
  const spent = () => fieldsOf(Number(postmaster)).slice(13, 15).reduce((sum, ticks) => sum + Number(ticks) * MS_PER_TICK, 0);
  const before = spent();
  await work();
  return (spent() - before) / REQUESTS;
}

/** From the state on: parent, …, and the ticks of the children that ended, user then system. */
function fieldsOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

async function aDatabase(throwaway: Throwaway, name: string, isShared: boolean) {
  const urls = await throwaway.clone(name);
  setEnvironment(urls.application, throwaway.folder);
  const db = connect(urls.application, 2, "portail-familles-bench");
  const crowd = await seedCrowd(db, { families: FAMILIES, opensAt: after(new Date(), -MINUTE_MS), weeks: WEEKS, capacity: FAMILIES });
  await db.$client.end({ timeout: 5 });
  const owner = postgres(urls.owner, { max: 1, onnotice: () => undefined });
  await writeTurns(owner, turnsOf(crowd));
  if (isShared) await share(owner);
  return { urls, crowd, owner };
}

/** Every row of every table belongs to an authority, and the application sees those of the one its transaction names. */
async function share(owner: Sql): Promise<void> {
  const tables = await owner<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('commune', 'bench')`;
  for (const { name } of tables) {
    const table = owner(name);
    await owner`alter table ${table} add column authority_id text not null default coalesce(current_setting('app.authority', true), ${owner.unsafe(`'${OURS}'`)})`;
    await owner`alter table ${table} enable row level security`;
    await owner`create policy own_rows on ${table} using (authority_id = current_setting('app.authority', true))`;
    await owner`create index on ${table} (authority_id)`;
  }
}

/** A large town, as the desk's search sees it. */
async function fillSearch(owner: Sql): Promise<void> {
  const pick = (words: string) => `(array[${words.split(" ").map((word) => `'${word}'`).join(", ")}])[1 + (random() * 9.99)::int % 10]`;
  await owner`insert into family (id, address_line, postcode, commune_insee) select 'fam_town' || n, '1 rue du Port', '44210', '44131' from generate_series(1, ${TOWN}::int) n`;
  await owner.unsafe(`insert into family_search (family_id, words) select id, ' ' || ${pick("moreau girard caron benali leroy martin morin perrin roux fontaine")} || ' ' || ${pick("lea tom zoe hugo chloe noe ines malo jeanne yann")} || ' 06' || (random() * 99999999)::int || ' ' || id || '@exemple.fr' from family where id like 'fam_town%'`);
  await owner`vacuum analyze family_search`;
}

/** The authority named in each transaction, and once more in each statement. */
const scoped = (script: string) =>
  script
    .replace("begin;", `begin;\nselect set_config('app.authority', '${OURS}', true);`)
    .replaceAll(" family_id = :family", ` authority_id = '${OURS}' and family_id = :family`)
    .replaceAll(" programme_id = '", ` authority_id = '${OURS}' and programme_id = '`);

/** The desk's search, as the application's role: how long, and by which index. */
async function search(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const find = (tx: Sql, word: string) => tx`select family_id from family_search where words like ${`% lea%`} and words like ${`% ${word}%`} order by words, family_id limit 20`;
  const times: number[] = [];
  try {
    await sql`select set_config('app.authority', ${OURS}, false)`;
    for (let n = 0; n < SEARCHES; n += 1) {
      const started = performance.now();
      await find(sql, ["moreau", "girard", "caron", "benali"][n % 4] ?? "");
      times.push(performance.now() - started);
    }
    const plan = await sql<{ "QUERY PLAN": string }[]>`explain select family_id from family_search where words like '% lea%' and words like '% moreau%' order by words, family_id limit 20`;
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    return { "median ms": Math.round(median(times) * 10) / 10, "worst ms": Math.round(Math.max(...times)), plan: /family_search_by_words/.test(text) ? "trigram index" : (/(Seq Scan|Index Scan[^(]*|Bitmap[^(]*)/.exec(text)?.[1] ?? "?") };
  } finally {
    await sql.end();
  }
}

/** What happens to whoever does not name the authority, or names it for longer than a transaction. */
async function forgotten(url: string, owner: Sql) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const seen = async (ask: Sql) => Number((await ask`select count(*) from family`)[0]?.count);
    const unnamed = await seen(sql);
    await sql`select set_config('app.authority', ${OURS}, false)`;
    const [unique] = await owner`select count(*) from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace and i.indisunique and not i.indisprimary`;
    const [tables] = await owner`select count(*) from pg_policy where polname = 'own_rows'`;
    return {
      "families seen when a transaction names nobody": unnamed,
      "families seen by the next transaction of a pooled connection, named for the session": await seen(sql),
      "families seen by the owner (migrations, maintenance)": await seen(owner),
      "tables that need a policy": Number(tables?.count),
      "unique indexes that become composite": Number(unique?.count),
    };
  } finally {
    await sql.end();
  }
}
