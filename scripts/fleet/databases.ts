import postgres, { type Sql } from "postgres";
import { Problem } from "../lib/problem";
import type { Environment } from "../lib/run";

const CONNECT_TIMEOUT_S = 10;
const VARIABLE = "FLEET_DATABASE_URL";

type Names = { database: string; owner: string; application: string };

/** As a role that may create roles and databases. Its address is given in the environment, and written nowhere. */
async function asCreator<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const url = process.env[VARIABLE];
  if (!url) throw new Problem(`Donnez dans ${VARIABLE} l'adresse de PostgreSQL, avec un rôle qui peut créer des rôles et des bases.`);
  const sql = postgres(url, { max: 1, connect_timeout: CONNECT_TIMEOUT_S, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Two roles that can do nothing elsewhere, and a database that nobody else may open. What is there stays. */
export async function createDatabase({ database, owner, application }: Names, env: Environment): Promise<void> {
  await asCreator(async (sql) => {
    await ensureRole(sql, owner, env.DATABASE_OWNER_URL);
    await ensureRole(sql, application, env.DATABASE_URL);
    // To give a database to a role, and to end the connections of another, one must be of both.
    for (const role of [owner, application]) await sql`grant ${sql(role)} to current_user`;
    const [found] = await sql`select from pg_database where datname = ${database}`;
    if (!found) {
      await sql`create database ${sql(database)} owner ${sql(owner)} template template0 encoding 'UTF8' locale_provider icu icu_locale 'fr-FR' locale 'C'`;
    }
    await sql`revoke all on database ${sql(database)} from public`;
    await sql`grant connect on database ${sql(database)} to ${sql(application)}`;
  });
}

async function ensureRole(sql: Sql, role: string, url = ""): Promise<void> {
  const password = URL.canParse(url) ? new URL(url).password : "";
  if (!/^[\w-]{32,}$/.test(password)) throw new Problem(`Le mot de passe du rôle ${role} n'est pas de ceux que nous tirons : redonnez 43 lettres, chiffres, « - » ou « _ ».`);
  const [found] = await sql`select from pg_roles where rolname = ${role}`;
  await sql.unsafe(found ? `alter role ${role} login password '${password}'` : `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication password '${password}'`);
}

export async function dropDatabase({ database, owner, application }: Names): Promise<void> {
  await asCreator(async (sql) => {
    const owned = await sql<{ datname: string }[]>`select datname from pg_database where datname = ${database} or datname like ${`${database.replaceAll("_", "\\_")}\\_before\\_%`}`;
    for (const { datname } of owned) await sql`drop database ${sql(datname)} with (force)`;
    for (const role of [owner, application]) await sql`drop role if exists ${sql(role)}`;
  });
}

/** The database under another name, if it is there, so that another one may take its place. Whoever is still connected is cut off. */
export async function putAside({ database }: Names, stamp: string): Promise<string> {
  const aside = `${database}_before_${stamp}`;
  await asCreator(async (sql) => {
    const [found] = await sql`select from pg_database where datname = ${database}`;
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database}`;
    if (found) await sql`alter database ${sql(database)} rename to ${sql(aside)}`;
  });
  return aside;
}

export type DatabaseLook = { migrations: number; megabytes: number };

/** How far the migrations went, and how large it is, as the application's role sees it. */
export async function lookAtDatabase(url: string): Promise<DatabaseLook | undefined> {
  const sql = postgres(url, { max: 1, connect_timeout: CONNECT_TIMEOUT_S, onnotice: () => undefined });
  try {
    const [row] = await sql<DatabaseLook[]>`select (select count(*) from drizzle.__drizzle_migrations)::int as migrations, (pg_database_size(current_database()) / 1048576)::int as megabytes`;
    return row;
  } catch {
    return undefined;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
