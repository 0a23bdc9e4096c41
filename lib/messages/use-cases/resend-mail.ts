import "server-only";
import { eq } from "drizzle-orm";
import { databaseNow, inFuture } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { mail } from "@/db/schema/notifications";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { decrypt, encrypt } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { isPerishable, NOTICE_LIFETIME_MS } from "@/lib/notifications/rules";
import { enqueueDelivery, recipientKey } from "@/lib/notifications/use-cases/post-notice";
import { holdRight } from "@/lib/staff/use-cases/hold-right";
import { lockMail } from "../queries";
import { goesToPresentAddress, resendingOf } from "../rules";
import type { MessageRefusal } from "../words";

type Refused = Extract<MessageRefusal, { reason: `mail-${string}` | "signed-out" }>;

/** Sends a mail again that did not leave, unread, under its own identifier; one about a booking goes to the account's present address. */
export async function resendMail(ctx: Context<StaffActor>, mailId: Id<"mail">): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await holdRight(tx, ctx, "read-messages"))) return refused({ reason: "signed-out" });
    const found = await lockMail(tx, mailId);
    if (!found) return refused({ reason: "mail-unknown" });
    const { sealed, notice, accountId, familyId, presentAddress } = found;
    const allowed = resendingOf({ ...found, isKept: sealed !== null, isPerishable: isPerishable(notice) });
    if (!allowed.canResend && allowed.because === "sent") return refused({ reason: "mail-sent" });
    if (!allowed.canResend && allowed.because === "link-dead") return refused({ reason: "mail-link-dead" });
    if (sealed === null) return refused({ reason: "mail-erased" });
    if (accountId !== null && presentAddress === null) return refused({ reason: "mail-recipient-gone" });
    const content = JSON.parse(decrypt(sealed, mailId)) as { to: string; props: object };
    const to = presentAddress !== null && goesToPresentAddress(notice) ? presentAddress : content.to;
    const fresh = { state: "pending" as const, dueAt: databaseNow, attempts: 0, recipientKey: recipientKey(to), sealed: encrypt(JSON.stringify({ ...content, to }), mailId) };
    await tx.update(mail).set({ ...fresh, ...(!isPerishable(notice) && { expiresAt: inFuture(NOTICE_LIFETIME_MS) }) }).where(eq(mail.id, mailId));
    await enqueueDelivery(tx, mailId, 0);
    await recordEvent(tx, ctx, { action: "mail.resent", accountId, ...(familyId && { familyId }), detail: { mail: mailId, notice, corrected: to !== content.to } });
    return ok(undefined);
  });
}
