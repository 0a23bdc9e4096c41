import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, ParentActor, Visitor } from "@/db/context";
import { account, accountToken } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import type { AccountRefusal } from "../words";
import { consumeToken } from "./consume-token";
import { lockOwnAccount } from "./lock-own-account";

type Refused = Extract<AccountRefusal, { reason: "link-dead" | "link-used" | "other-browser" | "not-closing" | "signed-out" }>;
type Holder = { id: Id<"account">; status: string; givenName: string; emailAsTyped: string };

/** By the link of the mail, from any browser. */
export async function cancelClosingByLink(ctx: Context<Visitor>, jeton: string): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const consumed = await consumeToken(tx, { purpose: "cancel_closing", token: jeton });
    return consumed.ok ? keepOpen(tx, ctx, consumed.value.account) : consumed;
  });
}

/** By the holder, signed in. */
export async function cancelClosing(ctx: Context<ParentActor>): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnAccount(tx, ctx);
    return own ? keepOpen(tx, ctx, own) : refused({ reason: "signed-out" });
  });
}

async function keepOpen(tx: Transaction, ctx: Context, holder: Holder): Promise<Result<void, Refused>> {
  if (holder.status !== "closing") return refused({ reason: "not-closing" });
  await tx.update(account).set({ status: "active", closesAt: null }).where(eq(account.id, holder.id));
  await tx
    .delete(accountToken)
    .where(and(eq(accountToken.accountId, holder.id), eq(accountToken.purpose, "cancel_closing"), isNull(accountToken.usedAt)));
  await postNotice(tx, { notice: "closing-cancelled", to: holder.emailAsTyped, props: { givenName: holder.givenName }, accountId: holder.id });
  await recordEvent(tx, ctx, { action: "account.closing_cancelled", accountId: holder.id });
  return ok(undefined);
}
