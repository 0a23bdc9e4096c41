import "server-only";
import { eq } from "drizzle-orm";
import type { Context, StaffActor, StaffRole } from "@/db/context";
import { staffCenter, staffMember } from "@/db/schema/staff";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { countManagers, findMember, listCenters } from "../queries";
import type { StaffRefusal } from "../words";
import { lockTeam } from "./lock-own-staff";

type Refused = Extract<StaffRefusal, { reason: "not-allowed" | "unknown-member" | "not-oneself" | "last-manager" | "unknown-center" }>;
type Change = { accountId: string; role: StaffRole; centerIds: readonly Id<"center">[] };

/** Rights are read fresh on every request: the change holds from the next one. The same again changes nothing, and is no event. */
export async function changeRole(ctx: Context<StaffActor>, { accountId, role, centerIds }: Change): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx): Promise<Result<void, Refused>> => {
    if (!(await lockTeam(tx, ctx))) return refused({ reason: "not-allowed" });
    const member = await findMember(tx, accountId);
    if (!member) return refused({ reason: "unknown-member" });
    if (member.id === ctx.actor.accountId) return refused({ reason: "not-oneself" });
    const losesManager = member.role === "manager" && member.status === "active" && role !== "manager";
    if (losesManager && (await countManagers(tx)) < 2) return refused({ reason: "last-manager" });
    const wanted = role === "center" ? [...new Set(centerIds)] : [];
    if (role === member.role && wanted.length === member.centerIds.length && wanted.every((id) => member.centerIds.includes(id))) return ok(undefined);
    const known = await listCenters(tx);
    if (!centerIds.every((id) => known.some((center) => center.id === id))) return refused({ reason: "unknown-center" });
    await tx.update(staffMember).set({ role }).where(eq(staffMember.accountId, member.id));
    await tx.delete(staffCenter).where(eq(staffCenter.accountId, member.id));
    if (wanted.length > 0) await tx.insert(staffCenter).values(wanted.map((centerId) => ({ accountId: member.id, centerId })));
    await recordEvent(tx, ctx, { action: "staff.role_changed", accountId: member.id, detail: { from: member.role, to: role } });
    return ok(undefined);
  });
}
