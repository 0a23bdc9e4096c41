import "server-only";
import { eq } from "drizzle-orm";
import { inFuture } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { guardianInvitation } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { links } from "@/lib/families/adapters/links";
import { INVITATION_LIFETIME_MS } from "@/lib/families/rules";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
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
    for (const { id, familyId, email } of waiting) {
      const token = newSecretToken();
      await tx.update(guardianInvitation).set({ tokenHash: hashToken(token), expiresAt: inFuture(INVITATION_LIFETIME_MS) }).where(eq(guardianInvitation.id, id));
      await postNotice(tx, { notice: "family-imported", to: email, props: { joinUrl: links.joinFamily(token) }, accountId: null, lifetimeMs: INVITATION_LIFETIME_MS });
      await recordEvent(tx, ctx, { action: "family.invited", accountId: null, familyId });
    }
    return ok(waiting.length);
  });
}
