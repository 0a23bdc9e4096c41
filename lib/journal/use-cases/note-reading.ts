import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { filterCodes, type JournalFilter } from "../rules";

/** Reading the journal is a line of it: who, when, and with which filters. */
export async function noteReading(ctx: Context<StaffActor>, filter: JournalFilter): Promise<void> {
  await inTransaction(ctx.db, (tx) => recordEvent(tx, ctx, { action: "journal.read", accountId: null, detail: filterCodes(filter) }));
}
