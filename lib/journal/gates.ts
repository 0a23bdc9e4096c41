import "server-only";
import { requireStaff, type StaffContext } from "@/lib/staff/gates";
import type { JournalFilter } from "./rules";
import { noteReading } from "./use-cases/note-reading";

/** Who may read the journal; nobody reads it without leaving a line. */
export async function openJournal(filter: JournalFilter): Promise<StaffContext> {
  const ctx = await requireStaff("read-journal", "/admin/journal");
  await noteReading(ctx, filter);
  return ctx;
}
