import { desc } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEvent } from "@/db/schema/audit";

/** The journal, newest transaction first. */
export function journal() {
  return database().select().from(auditEvent).orderBy(desc(auditEvent.at));
}

/** Every action of the journal, in alphabetical order. */
export async function actions(): Promise<string[]> {
  return (await journal()).map(({ action }) => action).sort();
}
