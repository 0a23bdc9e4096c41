import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { databaseNow } from "@/db/columns";
import type { Context, StaffActor } from "@/db/context";
import { account } from "@/db/schema/accounts";
import { staffInvitation } from "@/db/schema/staff";
import { inTransaction } from "@/db/transaction";
import { revokeAccess } from "@/lib/accounts/use-cases/revoke-access";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { countManagers, findMember } from "../queries";
import type { StaffRefusal } from "../words";
import { lockTeam } from "./lock-own-staff";

type Refused = Extract<StaffRefusal, { reason: "not-allowed" | "unknown-member" | "not-oneself" | "last-manager" }>;

/** Shuts a member out at once: no sign-in, every session dead. The account stays, so that the journal keeps its name. */
export async function dismissStaff(ctx: Context<StaffActor>, { accountId }: { accountId: string }): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx): Promise<Result<void, Refused>> => {
    if (!(await lockTeam(tx, ctx))) return refused({ reason: "not-allowed" });
    const member = await findMember(tx, accountId);
    if (member?.status !== "active") return refused({ reason: "unknown-member" });
    if (member.id === ctx.actor.accountId) return refused({ reason: "not-oneself" });
    if (member.role === "manager" && (await countManagers(tx)) < 2) return refused({ reason: "last-manager" });
    await tx.update(account).set({ status: "disabled" }).where(eq(account.id, member.id));
    await revokeAccess(tx, member.id);
    const live = and(eq(staffInvitation.emailCanonical, member.emailCanonical), isNull(staffInvitation.usedAt), isNull(staffInvitation.cancelledAt));
    await tx.update(staffInvitation).set({ cancelledAt: databaseNow }).where(live);
    await recordEvent(tx, ctx, { action: "staff.dismissed", accountId: member.id });
    await postNotice(tx, { notice: "staff-dismissed", to: member.emailAsTyped, props: { givenName: member.givenName }, accountId: member.id });
    return ok(undefined);
  });
}

type BackRefused = Extract<StaffRefusal, { reason: "not-allowed" | "unknown-member" }>;

/** Back with the same role, password and second factor. */
export async function reinstateStaff(ctx: Context<StaffActor>, { accountId }: { accountId: string }): Promise<Result<void, BackRefused>> {
  return inTransaction(ctx.db, async (tx): Promise<Result<void, BackRefused>> => {
    if (!(await lockTeam(tx, ctx))) return refused({ reason: "not-allowed" });
    const member = await findMember(tx, accountId);
    if (member?.status !== "disabled") return refused({ reason: "unknown-member" });
    await tx.update(account).set({ status: "active" }).where(eq(account.id, member.id));
    await recordEvent(tx, ctx, { action: "staff.reinstated", accountId: member.id });
    return ok(undefined);
  });
}
