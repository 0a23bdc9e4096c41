import "server-only";
import type { Transaction } from "@/db/client";
import { deskTask } from "@/db/schema/notifications";
import { newId, type Id } from "@/lib/core/ids";
import type { NoticeName } from "../catalogue";

type Task = {
  kind: (typeof deskTask.$inferInsert)["kind"];
  familyId: Id<"family">;
  /** The notice that a mail would have been. */
  notice?: NoticeName;
  /** What it reports, when one task only may ever report it. */
  about?: string;
  /** What is read aloud, or the note of a member of staff. */
  text: string;
  /** After this it is too late. */
  dueAt?: Date;
};

/** Gives the desk what a mail would have told a family that reads none (R-DESK-1), in the transaction of the change it reports. */
export async function postTask(tx: Transaction, { kind, familyId, notice, about, text, dueAt }: Task): Promise<void> {
  await tx
    .insert(deskTask)
    .values({ id: newId("deskTask"), kind, familyId, notice: notice ?? null, about: about ?? null, text, dueAt: dueAt ?? null })
    .onConflictDoNothing();
}
