import "server-only";
import { eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { center } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { violates } from "@/db/violations";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { slugOf } from "../rules";
import type { ServiceRefusal } from "../words";

type Center = { slug: string; name: string; addressLine: string; communeInsee: string; phone: string; summary: string };
type Refused = Extract<ServiceRefusal, { reason: "not-found" | "name-taken" }>;

/** Writes a centre: a new one when no address names it, under an address made from its name that then never changes. */
export async function saveCenter(ctx: Context<StaffActor>, { slug: known, ...fields }: Center): Promise<Result<{ slug: string }, Refused>> {
  const slug = known || slugOf(fields.name);
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const written = known
        ? await tx.update(center).set(fields).where(eq(center.slug, slug)).returning({ id: center.id })
        : await tx.insert(center).values({ id: newId("center"), slug, ...fields }).returning({ id: center.id });
      const [row] = written;
      if (!row) return refused({ reason: "not-found" });
      await recordEvent(tx, ctx, { action: "center.saved", accountId: null, detail: { center: row.id, isNew: !known } });
      return ok({ slug });
    });
  } catch (error) {
    if (violates(error, "center_one_per_slug")) return refused({ reason: "name-taken" });
    throw error;
  }
}
