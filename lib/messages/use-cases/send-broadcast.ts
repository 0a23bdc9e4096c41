import "server-only";
import { eq } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { broadcast } from "@/db/schema/notifications";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotices } from "@/lib/notifications/use-cases/post-notice";
import { postTask } from "@/lib/notifications/use-cases/post-task";
import { holdRight } from "@/lib/staff/use-cases/hold-right";
import { listReached, lockBroadcast } from "../queries";
import { MOST_FAMILIES } from "../rules";
import { spokenMessage, type MessageRefusal } from "../words";

type Refused = Extract<MessageRefusal, { reason: "signed-out" | "message-unknown" | "nobody-booked" | "too-many-families" }>;

/** Sends a written message once: a mail to each guardian's account, a task of the desk for a family that has none. Sent already, it says so and sends nothing. */
export async function sendBroadcast(ctx: Context<StaffActor>, id: Id<"broadcast">): Promise<Result<{ id: Id<"broadcast"> }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await holdRight(tx, ctx, "send-messages"))) return refused({ reason: "signed-out" });
    const message = await lockBroadcast(tx, id);
    if (!message) return refused({ reason: "message-unknown" });
    if (message.sentAt !== null) return ok({ id });
    const { familyIds, accounts, withoutMail } = await listReached(tx, message.scope, MOST_FAMILIES + 1);
    if (familyIds.length === 0) return refused({ reason: "nobody-booked" });
    if (familyIds.length > MOST_FAMILIES) return refused({ reason: "too-many-families" });
    const { subject: title, body } = message;
    await tx.update(broadcast).set({ sentAt: databaseNow, sentBy: ctx.actor.accountId, families: familyIds.length, mails: accounts.length, tasks: withoutMail.length }).where(eq(broadcast.id, id));
    await postNotices(tx, accounts.map((to) => ({ notice: "service-message" as const, about: `${id} ${to.id}`, to: to.emailAsTyped, accountId: to.id, props: { givenName: to.givenName, title, body } })));
    for (const familyId of withoutMail) await postTask(tx, { kind: "tell", familyId, notice: "service-message", about: id, text: spokenMessage({ title, body }) });
    await recordEvent(tx, ctx, { action: "message.broadcast", accountId: null, detail: { message: id, families: familyIds.length, mails: accounts.length, tasks: withoutMail.length } });
    await recordEvent(tx, ctx, ...familyIds.map((familyId) => ({ action: "message.addressed" as const, familyId, detail: { message: id } })));
    return ok({ id });
  });
}
