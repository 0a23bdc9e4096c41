import "server-only";
import { database } from "@/db/client";
import type { Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { findTariff } from "./queries";
import { priceTable, siblingSharesOn } from "./rules";
import { priceLine } from "./view";
import { siblingSentence } from "./words";

/** The prices of a tariff on a day, for anybody to read: the lines of a formula, and what brothers and sisters pay less. */
export const loadPrices = loader(async (tariffId: Id<"tariff">, day: Day) => {
  const tariff = await findTariff(database(), tariffId);
  return {
    linesOf: (formula: string) => priceTable(tariff, formula, day).map(priceLine),
    siblings: siblingSentence(siblingSharesOn(tariff, day)),
  };
});
