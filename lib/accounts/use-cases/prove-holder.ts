import "server-only";
import type { Context } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { checkPassword } from "../adapters/argon2";
import { findPasswordPhc } from "../queries";
import { failureSubject } from "../rules";
import type { AccountRefusal } from "../words";
import { checkInTurn, forgetFailures } from "./take-turn";

/** The password of this very account, throttled and in the journal when it is wrong. */
export async function proveHolder(ctx: Context, accountId: Id<"account">, password: string): Promise<Result<void, Extract<AccountRefusal, { reason: "too-many" | "wrong-password" }>>> {
  const subject = failureSubject.stepUp(accountId);
  const phc = await findPasswordPhc(ctx.db, accountId);
  const checked = await checkInTurn(ctx, subject, () => checkPassword(password, phc));
  const isRight = checked.ok && checked.value;
  await inTransaction(ctx.db, async (tx) => {
    if (isRight) await forgetFailures(tx, [subject]);
    else await recordEvent(tx, ctx, { action: "session.refused", accountId, detail: { reason: checked.ok ? "wrong-password" : "too-many" } });
  });
  if (!checked.ok) return checked;
  return isRight ? ok(undefined) : refused({ reason: "wrong-password" });
}
