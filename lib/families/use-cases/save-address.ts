import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Context, FamilyActor } from "@/db/context";
import { family } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import type { addressLineInput } from "../input";
import { findCommune } from "../queries";
import { territoryOf } from "../rules";
import type { FamilyRefusal } from "../words";
import { openFamily } from "./open-family";

type Refused = Extract<FamilyRefusal, { reason: "signed-out" | "unknown-commune" | "foreign-postcode" }>;

/** The household lives there. The commune must exist and the postcode be one of its own; the commune alone decides the territory (R-TER-1). */
export async function saveAddress(ctx: Context<FamilyActor>, { communeInsee, postcode, addressLine, addressExtra }: z.output<typeof addressLineInput>): Promise<Result<void, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const commune = await findCommune(tx, communeInsee);
    if (!commune) return refused({ reason: "unknown-commune" });
    if (!commune.postcodes.includes(postcode)) return refused({ reason: "foreign-postcode" });
    const own = await openFamily(tx, ctx);
    if (!own.ok) return own;
    const { familyId } = own.value;
    await tx.update(family).set({ communeInsee, postcode, addressLine, addressExtra }).where(eq(family.id, familyId));
    await recordEvent(tx, ctx, { action: "family.address_saved", familyId, detail: { territory: territoryOf(communeInsee) } });
    return ok(undefined);
  });
}
