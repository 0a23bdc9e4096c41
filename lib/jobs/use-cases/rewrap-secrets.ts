import "server-only";
import { gt, isNotNull, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { familyImport } from "@/db/schema/desk";
import { healthRecord } from "@/db/schema/families";
import { mail } from "@/db/schema/notifications";
import { totpSecret } from "@/db/schema/staff";
import { currentKey, decrypt, encrypt } from "@/lib/core/crypto";
import { documentStore } from "@/lib/documents/adapters/document-store";

type Place = { table: PgTable; id: PgColumn; sealed: PgColumn; contextOf: (id: string) => string };

const itself = (id: string) => id;
const health = (sealed: PgColumn, field: string): Place => ({ table: healthRecord, id: healthRecord.childId, sealed, contextOf: (id) => `${id}:${field}` });

/** Every column that rests under the key ring, and what each text is bound to. A test finds the columns that are missing here. */
const places: Place[] = [
  { table: mail, id: mail.id, sealed: mail.sealed, contextOf: itself },
  { table: totpSecret, id: totpSecret.accountId, sealed: totpSecret.sealed, contextOf: itself },
  { table: familyImport, id: familyImport.id, sealed: familyImport.sealed, contextOf: itself },
  health(healthRecord.allergies, "allergies"),
  health(healthRecord.carePlan, "carePlan"),
  health(healthRecord.treatment, "treatment"),
  health(healthRecord.doctor, "doctor"),
  health(healthRecord.vaccines, "vaccines"),
];

const BATCH = 500;

/** Everything that rests encrypted, by the name of its key. */
export async function countSecrets(db: Database): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  for (const { table, sealed } of places) {
    const key = sql`split_part(${sealed}, '.', 1)`;
    const rows = await db.execute<{ key: string; count: number }>(sql`select ${key} as key, count(*)::integer as count from ${table} where ${isNotNull(sealed)} group by 1`);
    for (const row of rows) add(row.key, row.count);
  }
  for await (const { key } of files()) if (key !== undefined) add(key, 1);
  return counts;
}

/**
 * Writes under the current key everything that rests under another key of the ring, and says after each batch how many it wrote.
 * Pages and the worker go on meanwhile; stopped anywhere, it takes up where it was. Throws on a text whose key is not in the ring.
 */
export async function* rewrapSecrets(db: Database): AsyncGenerator<number> {
  for (const place of places) {
    for (let last = ""; ; ) {
      const batch = await readBatch(db, place, last);
      if (batch.length === 0) break;
      await writeBatch(db, place, batch);
      last = batch.at(-1)?.id ?? "";
      yield batch.length;
    }
  }
  for await (const { name, key } of files()) {
    if (key === undefined || key === currentKey()) continue;
    await documentStore().reseal(name);
    yield 1;
  }
}

type Sealed = { id: string; sealed: string };

function readBatch(db: Database, { table, id, sealed }: Place, last: string): Promise<Sealed[]> {
  return db.execute<Sealed>(sql`
    select ${id} as id, ${sealed} as sealed from ${table}
    where ${isNotNull(sealed)} and not starts_with(${sealed}, ${`${currentKey()}.`}) and ${gt(id, last)} order by ${id} limit ${BATCH}`);
}

/** A text that somebody wrote meanwhile stays as they wrote it: under the current key already. */
async function writeBatch(db: Database, { table, id, sealed, contextOf }: Place, batch: Sealed[]): Promise<void> {
  const fresh = batch.map((row) => ({ ...row, fresh: encrypt(decrypt(row.sealed, contextOf(row.id)), contextOf(row.id)) }));
  await db.execute(sql`
    update ${table} set ${sql.identifier(sealed.name)} = given.fresh
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as given (id text, sealed text, fresh text)
    where ${id} = given.id and ${sealed} = given.sealed`);
}

/** Every file of the store. One that is written meanwhile is under the current key already. */
async function* files() {
  const store = documentStore();
  for await (const names of store.keys()) for (const name of names) yield { name, key: await store.sealedUnder(name) };
}
