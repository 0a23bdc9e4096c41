import { sql } from "drizzle-orm";
import { integer, text, timestamp } from "drizzle-orm/pg-core";
import type { Day } from "@/lib/core/days";
import type { Id, IdKind } from "@/lib/core/ids";
import type { Cents } from "@/lib/core/money";

/** A prefixed text id, typed by kind (`acc_…`, `ses_…`). */
export const idColumn = <K extends IdKind>(_kind: K, name = "id") => text(name).$type<Id<K>>();

/** A moment in time; civil days are text, never this. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A civil day of the town, `YYYY-MM-DD`. */
export const day = (name = "day") => text(name).$type<Day>();

export const cents = (name: string) => integer(name).$type<Cents>();

export const createdAt = () => instant("created_at").notNull().defaultNow();

/** The database's clock decides what has expired, so it also sets what will. */
export const inFuture = (ms: number) => sql<Date>`now() + ${ms} * interval '1 millisecond'`;
export const databaseNow = sql<Date>`now()`;

/** For a CHECK: the text is one of the words of the code. */
export const oneOf = (words: readonly string[]) => sql.raw(`(${words.map((word) => `'${word}'`).join(", ")})`);

/** For a CHECK: the shape of a civil day. */
export const civilDay = sql.raw(String.raw`'^\d{4}-\d{2}-\d{2}$'`);
