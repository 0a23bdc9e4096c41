import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { familyQuotient, quotientBand, tariff, tariffModifier, tariffRate } from "@/db/schema/billing";
import { SECOND_MS } from "@/lib/core/clock";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { remembering } from "@/lib/core/memory";
import type { Band, Tariff } from "./rules";

type Db = Database | Transaction;

export function listBands(db: Db): Promise<Band[]> {
  return db.select({ validFrom: quotientBand.validFrom, band: quotientBand.band, upTo: quotientBand.upTo }).from(quotientBand);
}

const TARIFF_MEMORY_MS = 3 * SECOND_MS;

/** All the dated data of a tariff, with the bands of the authority: what `priceFor` asks for. It may be three seconds old. */
export const findTariff = remembering(TARIFF_MEMORY_MS, (_db: Db, tariffId: Id<"tariff">) => tariffId, readTariff);

/** The same as it is now, for those who change it. */
export async function readTariff(db: Db, tariffId: Id<"tariff">): Promise<Tariff> {
  const [bands, rates, modifiers] = await Promise.all([
    listBands(db),
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
}

export const listTariffs = (db: Db) => db.select({ id: tariff.id, name: tariff.name }).from(tariff).orderBy(asc(tariff.name));

export async function findTariffName(db: Db, tariffId: Id<"tariff">) {
  const [row] = await db.select({ id: tariff.id, name: tariff.name }).from(tariff).where(eq(tariff.id, tariffId));
  return row;
}

/** Every quotient of a family, the newest first: of two proved for the same days, the newer counts. */
export function listQuotients(db: Db, familyId: Id<"family">) {
  return db
    .select({ id: familyQuotient.id, amount: familyQuotient.amount, state: familyQuotient.state, documentId: familyQuotient.documentId, validFrom: familyQuotient.validFrom, validUntil: familyQuotient.validUntil })
    .from(familyQuotient)
    .where(eq(familyQuotient.familyId, familyId))
    .orderBy(desc(familyQuotient.validFrom), desc(familyQuotient.createdAt), desc(familyQuotient.id));
}

/** The quotient that rests on a paper of the family. */
export async function findProvedBy(db: Db, familyId: Id<"family">, documentId: Id<"document">) {
  const [row] = await db
    .select({ id: familyQuotient.id, amount: familyQuotient.amount })
    .from(familyQuotient)
    .where(and(eq(familyQuotient.familyId, familyId), eq(familyQuotient.documentId, documentId)))
    .orderBy(desc(familyQuotient.createdAt))
    .limit(1);
  return row;
}

/** What the family declared for the days from `validFrom` on, while nobody has judged it. */
export async function findDeclared(db: Db, familyId: Id<"family">, validFrom: Day) {
  const [row] = await db
    .select({ id: familyQuotient.id })
    .from(familyQuotient)
    .where(and(eq(familyQuotient.familyId, familyId), eq(familyQuotient.validFrom, validFrom), eq(familyQuotient.state, "declared")))
    .orderBy(desc(familyQuotient.createdAt))
    .limit(1);
  return row;
}
