import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, StaffActor, SystemActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import { countManagers, findMember, findMemberByAddress, holdTeam, listCenters } from "../queries";
import type { StaffRefusal } from "../words";
import { lockTeam } from "./lock-own-staff";
import { sendInvitation, type Invited } from "./send-invitation";

type Refused = Extract<StaffRefusal, { reason: "not-allowed" | "already-member" | "unknown-center" }>;

/** Invites somebody by mail, for 24 hours. Nothing exists of them until they accept. */
export async function inviteStaff(ctx: Context<StaffActor>, invited: Invited): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx): Promise<Result<void, Refused>> => {
    if (!(await lockTeam(tx, ctx))) return refused({ reason: "not-allowed" });
    if (await findMemberByAddress(tx, invited.email.canonical)) return refused({ reason: "already-member" });
    if (!(await areCenters(tx, invited.centerIds))) return refused({ reason: "unknown-center" });
    await sendInvitation(tx, invited, ctx.actor.accountId);
    await recordEvent(tx, ctx, { action: "staff.invited", accountId: null, detail: { role: invited.role } });
    return ok(undefined);
  });
}

type RenewalRefused = Extract<StaffRefusal, { reason: "not-allowed" | "unknown-member" | "not-oneself" }>;

/** For who lost the password or the telephone: a new invitation, which replaces both once it is used. Until then nothing changes. */
export async function inviteAgain(ctx: Context<StaffActor>, { accountId }: { accountId: string }): Promise<Result<void, RenewalRefused>> {
  return inTransaction(ctx.db, async (tx): Promise<Result<void, RenewalRefused>> => {
    if (!(await lockTeam(tx, ctx))) return refused({ reason: "not-allowed" });
    const member = await findMember(tx, accountId);
    if (member?.status !== "active") return refused({ reason: "unknown-member" });
    if (member.id === ctx.actor.accountId) return refused({ reason: "not-oneself" });
    const { givenName, familyName, role, centerIds } = member;
    await sendInvitation(tx, { email: { canonical: member.emailCanonical, asTyped: member.emailAsTyped }, givenName, familyName, role, centerIds }, ctx.actor.accountId);
    await recordEvent(tx, ctx, { action: "staff.invited", accountId: member.id, detail: { role, again: true } });
    return ok(undefined);
  });
}

/** By command line only, and only while nobody runs the team: whoever holds the server holds the first key. Gives the invitation's link. */
export async function inviteFirstManager(ctx: Context<SystemActor>, invited: Omit<Invited, "role" | "centerIds">): Promise<Result<string, Extract<StaffRefusal, { reason: "manager-exists" }>>> {
  return inTransaction(ctx.db, async (tx) => {
    await holdTeam(tx);
    if ((await countManagers(tx)) > 0) return refused({ reason: "manager-exists" });
    const link = await sendInvitation(tx, { ...invited, role: "manager", centerIds: [] }, null);
    await recordEvent(tx, ctx, { action: "staff.invited", accountId: null, detail: { role: "manager", first: true } });
    return ok(link);
  });
}

async function areCenters(tx: Transaction, centerIds: readonly string[]): Promise<boolean> {
  const known = await listCenters(tx);
  return centerIds.every((id) => known.some((center) => center.id === id));
}
