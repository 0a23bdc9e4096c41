import { sql } from "drizzle-orm";
import { closeDatabase, connect, database, type Database } from "@/db/client";
import { env } from "@/lib/core/env";

const POOL = 2;
let owner: Database | undefined;

/**
 * The database of this Jest worker, as the application's role sees it; `database()` is the same one.
 * Call it once at the top of a test file: every test then starts with empty tables.
 */
export function testDatabase(): Database {
  beforeEach(emptyTables);
  afterAll(async () => {
    await owner?.$client.end({ timeout: 5 });
    owner = undefined;
    await closeDatabase();
  });
  return database();
}

/** The same database with the owner's rights: for what the application may not do, such as ageing the journal. */
export function ownerDatabase(): Database {
  return (owner ??= connect(ownerUrl(), POOL, "tests-owner"));
}

function ownerUrl(): string {
  const { DATABASE_OWNER_URL } = env();
  if (!process.env.TEST_OWNER_SERVER || !DATABASE_OWNER_URL) throw new Error("Integration tests get their database from « npm test ».");
  return DATABASE_OWNER_URL;
}

const tablesToEmpty = sql`
  select string_agg(format('%I.%I', schemaname, tablename), ', ') as list from pg_tables
  where (schemaname = 'public' and tablename <> 'commune') or (schemaname = 'graphile_worker' and tablename in ('_private_jobs', '_private_job_queues'))`;

async function emptyTables(): Promise<void> {
  const [tables] = await ownerDatabase().execute<{ list: string }>(tablesToEmpty);
  await ownerDatabase().execute(sql.raw(`truncate ${tables?.list} restart identity cascade`));
}
