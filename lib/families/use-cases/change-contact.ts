import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Context, FamilyActor } from "@/db/context";
import { contact } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { isId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { changedContactInput } from "../input";
import type { FamilyRefusal } from "../words";
import { lockMembership } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "not-found" }>;

export async function changeContact(ctx: Context<FamilyActor>, { contactId, ...person }: z.output<typeof changedContactInput>): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockMembership(tx, ctx);
    if (!own.ok) return own;
    if (!isId("contact", contactId)) return refused({ reason: "not-found" });
    const { familyId } = own.value;
    const changed = await tx.update(contact).set(person).where(and(eq(contact.familyId, familyId), eq(contact.id, contactId))).returning({ id: contact.id });
    if (changed.length === 0) return refused({ reason: "not-found" });
    await recordEvent(tx, ctx, { action: "contact.changed", familyId });
    return ok(undefined);
  });
}
