import "server-only";
import { and, eq } from "drizzle-orm";
import type { Context, FamilyActor } from "@/db/context";
import { contact } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { FamilyRefusal } from "../words";
import { lockMembership } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "not-found" }>;

export async function removeContact(ctx: Context<FamilyActor>, contactId: string): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockMembership(tx, ctx);
    if (!own.ok) return own;
    if (!isId("contact", contactId)) return refused({ reason: "not-found" });
    const { familyId } = own.value;
    const removed = await tx.delete(contact).where(and(eq(contact.familyId, familyId), eq(contact.id, contactId))).returning({ id: contact.id });
    if (removed.length === 0) return refused({ reason: "not-found" });
    await recordEvent(tx, ctx, { action: "contact.removed", familyId });
    return ok(undefined);
  });
}
