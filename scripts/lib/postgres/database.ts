import postgres from "postgres";
import { superuserUrl, type Access } from "./running";

const OWNER = "portail_owner";
const APPLICATION = "portail_app";

export type RolePasswords = { ownerPassword: string; applicationPassword: string };
export type DatabaseUrls = { owner: string; application: string };

/** Makes the two roles, and the database that the first one owns, unless they are there. */
export async function ensureDatabase(access: Access, passwords: RolePasswords, name: string): Promise<DatabaseUrls> {
  await asSuperuser(access, async (sql) => {
    await ensureRole(sql, OWNER, passwords.ownerPassword);
    await ensureRole(sql, APPLICATION, passwords.applicationPassword);
    const [found] = await sql`select from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)} owner ${sql(OWNER)}`;
  });
  return urlsOf(access, passwords, name);
}

export function urlsOf({ port }: Access, { ownerPassword, applicationPassword }: RolePasswords, name: string): DatabaseUrls {
  const url = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${name}`;
  return { owner: url(OWNER, ownerPassword), application: url(APPLICATION, applicationPassword) };
}

/** A copy of a migrated database, rights included. Nobody may be connected to the model. */
export async function cloneDatabase(access: Access, model: string, name: string): Promise<void> {
  await asSuperuser(access, (sql) => sql`create database ${sql(name)} template ${sql(model)} owner ${sql(OWNER)}`);
}

async function asSuperuser(access: Access, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(superuserUrl(access), { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The password is one of ours: letters, digits, "-" and "_" only, so it needs no quoting. */
async function ensureRole(sql: postgres.Sql, role: string, password: string): Promise<void> {
  if (!/^[\w-]+$/.test(password)) throw new Error("unexpected characters in a generated password");
  const [found] = await sql`select from pg_roles where rolname = ${role}`;
  await sql.unsafe(`${found ? "alter" : "create"} role ${role} login password '${password}'`);
}
