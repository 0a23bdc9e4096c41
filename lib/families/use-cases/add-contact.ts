import "server-only";
import type { z } from "zod";
import type { Context, FamilyActor } from "@/db/context";
import { contact } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { contactInput } from "../input";
import { listContacts } from "../queries";
import { CONTACTS_MAX, isAmong } from "../rules";
import type { FamilyRefusal } from "../words";
import { openFamily } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "too-many-contacts" }>;

/** Somebody to call, or who may fetch the children. The same person said twice is there once; two guardians who add at once never go over the limit. */
export async function addContact(ctx: Context<FamilyActor>, person: z.output<typeof contactInput>): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await openFamily(tx, ctx);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const known = await listContacts(tx, familyId);
    if (isAmong(known, person)) return ok(undefined);
    if (known.length >= CONTACTS_MAX) return refused({ reason: "too-many-contacts" });
    await tx.insert(contact).values({ id: newId("contact"), familyId, ...person });
    await recordEvent(tx, ctx, { action: "contact.added", familyId });
    return ok(undefined);
  });
}
