import "server-only";
import { sql } from "drizzle-orm";
import { inFuture } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { guardianInvitation } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { links } from "@/lib/families/adapters/links";
import { INVITATION_LIFETIME_MS } from "@/lib/families/rules";
import { postNotices } from "@/lib/notifications/use-cases/post-notice";
import { lockUnsent } from "../queries";
import type { ImportRefusal } from "../words";

type Refused = Extract<ImportRefusal, { reason: "step-up-needed" | "nothing-to-import" }>;

/** As many as one transaction may write; the rest goes with the next act. */
const AT_ONCE = 1_000;

/** Mails the invitations that an import kept for later, each with a link of its own. */
export async function sendInvitations(ctx: Context<StaffActor>): Promise<Result<number, Refused>> {
  if (!ctx.actor.hasSteppedUp) return refused({ reason: "step-up-needed" });
  return inTransaction(ctx.db, async (tx) => {
    const waiting = await lockUnsent(tx, AT_ONCE);
    if (waiting.length === 0) return refused({ reason: "nothing-to-import" });
    const invited = waiting.map((each) => ({ ...each, token: newSecretToken() }));
    await tx
      .update(guardianInvitation)
      .set({ tokenHash: sql`renewed."tokenHash"`, expiresAt: inFuture(INVITATION_LIFETIME_MS) })
      .from(sql`json_to_recordset(${JSON.stringify(invited.map(({ id, token }) => ({ id, tokenHash: hashToken(token) })))}::json) as renewed ("id" text, "tokenHash" text)`)
      .where(sql`${guardianInvitation.id} = renewed."id"`);
    await postNotices(
      tx,
      invited.map(({ email, token }) => ({ notice: "family-imported" as const, to: email, props: { joinUrl: links.joinFamily(token) }, accountId: null, lifetimeMs: INVITATION_LIFETIME_MS })),
    );
    await recordEvent(tx, ctx, ...invited.map(({ familyId }) => ({ action: "family.invited" as const, accountId: null, familyId })));
    return ok(waiting.length);
  });
}
