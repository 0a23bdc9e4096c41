import "server-only";
import { eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { familyQuotient, quotientBand, tariffModifier, tariffRate } from "@/db/schema/billing";
import { SECOND_MS } from "@/lib/core/clock";
import type { Id } from "@/lib/core/ids";
import { remembering } from "@/lib/core/memory";
import type { Tariff } from "./rules";

type Db = Database | Transaction;

const TARIFF_MEMORY_MS = 3 * SECOND_MS;

/** All the dated data of a tariff; it may be three seconds old. */
export const findTariff = remembering(TARIFF_MEMORY_MS, (_db: Db, tariffId: Id<"tariff">) => tariffId, async (db, tariffId): Promise<Tariff> => {
  const [bands, rates, modifiers] = await Promise.all([
    db.select({ validFrom: quotientBand.validFrom, band: quotientBand.band, upTo: quotientBand.upTo }).from(quotientBand),
    db
      .select({ validFrom: tariffRate.validFrom, formula: tariffRate.formula, band: tariffRate.band, careCents: tariffRate.careCents, mealCents: tariffRate.mealCents })
      .from(tariffRate)
      .where(eq(tariffRate.tariffId, tariffId)),
    db
      .select({ validFrom: tariffModifier.validFrom, outsideShare: tariffModifier.outsideShare, outsideCapCents: tariffModifier.outsideCapCents, siblingShares: tariffModifier.siblingShares })
      .from(tariffModifier)
      .where(eq(tariffModifier.tariffId, tariffId)),
  ]);
  return { bands, rates, modifiers };
});

/** Every quotient of a family, declared, proved or refused. */
export function listQuotients(db: Db, familyId: Id<"family">) {
  return db
    .select({ amount: familyQuotient.amount, state: familyQuotient.state, validFrom: familyQuotient.validFrom, validUntil: familyQuotient.validUntil })
    .from(familyQuotient)
    .where(eq(familyQuotient.familyId, familyId));
}
