import { sql } from "drizzle-orm";
import { text, timestamp } from "drizzle-orm/pg-core";
import type { Id, IdKind } from "@/lib/core/ids";

/** A prefixed text id, typed by kind (`acc_…`, `ses_…`). */
export const idColumn = <K extends IdKind>(_kind: K, name = "id") => text(name).$type<Id<K>>();

/** A moment in time; civil days are text, never this. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = () => instant("created_at").notNull().defaultNow();

/** The database's clock decides what has expired, so it also sets what will. */
export const inFuture = (ms: number) => sql<Date>`now() + ${ms} * interval '1 millisecond'`;
export const databaseNow = sql<Date>`now()`;
