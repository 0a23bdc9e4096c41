import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, ParentActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { listEvents } from "@/lib/audit/queries";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listMails } from "@/lib/notifications/queries";
import { findTraces, listSessions } from "../queries";
import { exportView, type DataExport } from "../view";
import type { AccountRefusal } from "../words";
import { lockOwnAccount } from "./lock-own-account";

const EVENTS = 10_000;

type Refused = Extract<AccountRefusal, { reason: "step-up-needed" | "signed-out" }>;

/** What other domains hold about the holder, under their own names, read in the same transaction. */
type Sections<S extends object> = (tx: Transaction, accountId: Id<"account">) => Promise<S>;

/** Everything the portal holds about the holder (GDPR article 15 and 20), and a line in the journal that it was given out. */
export async function exportData<S extends object>(ctx: Context<ParentActor>, sections: Sections<S>): Promise<Result<DataExport & S, Refused>> {
  if (!ctx.actor.hasSteppedUp) return refused({ reason: "step-up-needed" });
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnAccount(tx, ctx);
    if (!own) return refused({ reason: "signed-out" });
    await recordEvent(tx, ctx, { action: "data.exported", accountId: own.id });
    const held = exportView(ctx.now, own, {
      traces: await findTraces(tx, own.id, own.emailCanonical),
      sessions: await listSessions(tx, own.id),
      mails: await listMails(tx, own.id),
      events: await listEvents(tx, own.id, EVENTS),
    });
    return ok({ ...held, ...(await sections(tx, own.id)) });
  });
}
