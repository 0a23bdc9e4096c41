import "server-only";
import { database } from "@/db/client";
import { dayOf, type Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { requireGuardian } from "@/lib/families/gates";
import { findTariff, listBands, listQuotients } from "./queries";
import { priceTable, siblingSharesOn } from "./rules";
import { priceLine, quotientView } from "./view";
import { siblingSentence } from "./words";

/** The family's own quotient, which nobody else is shown. */
export const loadQuotient = loader(async () => {
  const { db, family, now } = await requireGuardian("/famille/foyer/quotient");
  const rows = family ? await listQuotients(db, family.familyId) : [];
  return quotientView(rows, await listBands(db), dayOf(now));
});

/** The prices of a tariff on a day, for anybody to read: the lines of a formula, and what brothers and sisters pay less. */
export const loadPrices = loader(async (tariffId: Id<"tariff">, day: Day) => {
  const tariff = await findTariff(database(), tariffId);
  return {
    linesOf: (formula: string) => priceTable(tariff, formula, day).map(priceLine),
    siblings: siblingSentence(siblingSharesOn(tariff, day)),
  };
});
