import { asc } from "drizzle-orm";
import { database } from "@/db/client";
import { deskTask } from "@/db/schema/notifications";

/** What the desk has to tell, the oldest first. */
export function tasks() {
  return database()
    .select({ kind: deskTask.kind, familyId: deskTask.familyId, notice: deskTask.notice, about: deskTask.about, text: deskTask.text, dueAt: deskTask.dueAt })
    .from(deskTask)
    .orderBy(asc(deskTask.createdAt));
}
