import "server-only";
import { eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { quotientBand, tariffRate } from "@/db/schema/billing";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf, type Day } from "@/lib/core/days";
import { ok, refused, type Result } from "@/lib/core/result";
import { listBands } from "../queries";
import { bandsOn } from "../rules";
import type { BillingRefusal } from "../words";

type Refused = Extract<BillingRefusal, { reason: "in-the-past" | "bands-differ" }>;

/** The bounds of the bands from a day to come on. Their number stays while a tariff has a price for each. */
export async function setBands(ctx: Context<StaffActor>, { validFrom, bounds }: { validFrom: Day; bounds: readonly number[] }): Promise<Result<{ bands: number }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const known = await listBands(tx);
    if (known.length > 0 && validFrom <= dayOf(ctx.now)) return refused({ reason: "in-the-past" });
    const rows = [...bounds, null].map((upTo, index) => ({ validFrom, band: index + 1, upTo }));
    const isPriced = (await tx.$count(tariffRate)) > 0;
    if (isPriced && bandsOn(known, validFrom).length !== rows.length) return refused({ reason: "bands-differ" });
    await tx.delete(quotientBand).where(eq(quotientBand.validFrom, validFrom));
    await tx.insert(quotientBand).values(rows);
    await recordEvent(tx, ctx, { action: "bands.saved", accountId: null, detail: { validFrom, bands: rows.length } });
    return ok({ bands: rows.length });
  });
}
