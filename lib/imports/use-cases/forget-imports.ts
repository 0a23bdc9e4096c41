import "server-only";
import { and, isNotNull, lt, sql } from "drizzle-orm";
import type { Context, SystemActor } from "@/db/context";
import { familyImport } from "@/db/schema/desk";

/** Retention (R-RET-1): a file that was checked is erased a day later, imported or not; its line stays, with its counts. */
export async function forgetImports({ db }: Context<SystemActor>): Promise<void> {
  await db.update(familyImport).set({ sealed: null }).where(and(isNotNull(familyImport.sealed), lt(familyImport.createdAt, sql`now() - interval '1 day'`)));
}
