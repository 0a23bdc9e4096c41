import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import type { Context, DeskActor } from "@/db/context";
import { guardianInvitation } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import type { Address } from "@/lib/accounts/input";
import { takeMailTurn } from "@/lib/accounts/use-cases/take-mail-turn";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listGuardians } from "@/lib/families/queries";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { DESK_INVITATION_MS } from "../rules";
import type { CallerRefusal } from "../words";
import { lockServedFamily } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" | "address-in-use" | "mailed-just-now" }>;

/** A guardian served by telephone gets an address: by its link they choose a password, and join the file that is there already (R-DESK-1). */
export async function inviteCaller(ctx: Context<DeskActor>, { email }: { email: Address }): Promise<Result<void, Refused>> {
  const { familyId, accountId: invitedBy } = ctx.actor;
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockServedFamily(tx, ctx))) return refused({ reason: "signed-out" });
    if ((await listGuardians(tx, familyId)).some(({ emailCanonical }) => emailCanonical === email.canonical)) return refused({ reason: "address-in-use" });
    if (!(await takeMailTurn(tx, "guardian-invited", email.canonical))) return refused({ reason: "mailed-just-now" });
    const waiting = and(eq(guardianInvitation.familyId, familyId), eq(guardianInvitation.emailCanonical, email.canonical), isNull(guardianInvitation.usedAt), isNull(guardianInvitation.cancelledAt));
    await tx.update(guardianInvitation).set({ cancelledAt: databaseNow }).where(waiting);
    await mailDeskInvitation(tx, { familyId, invitedBy, email });
    await recordEvent(tx, ctx, { action: "guardian.invited", accountId: null, familyId });
    return ok(undefined);
  });
}

type New = { familyId: Id<"family">; invitedBy: Id<"account">; email: Address };

/** No account exists before its owner confirmed the address (R-ACC-3): the link opens nothing by itself. */
export async function mailDeskInvitation(tx: Transaction, { familyId, invitedBy, email }: New): Promise<void> {
  const token = newSecretToken();
  await tx.insert(guardianInvitation).values({
    id: newId("invitation"), familyId, invitedBy, emailCanonical: email.canonical, emailAsTyped: email.asTyped, tokenHash: hashToken(token), expiresAt: inFuture(DESK_INVITATION_MS),
  });
  await postNotice(tx, { notice: "family-opened", to: email.asTyped, props: { joinUrl: links.joinFamily(token) }, accountId: null, lifetimeMs: DESK_INVITATION_MS });
}
