import "server-only";
import { notFound } from "next/navigation";
import { database } from "@/db/client";
import { addDays, dayOf, type Day } from "@/lib/core/days";
import { isId, type Id } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { requireGuardian } from "@/lib/families/gates";
import { requireStaff } from "@/lib/staff/gates";
import { findTariff, findTariffName, listBands, listQuotients, listTariffs, readTariff } from "./queries";
import { priceTable, siblingSharesOn } from "./rules";
import { bandSetsView, priceLine, quotientView, rateSetsView, tariffFormView } from "./view";
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

/** Every price of the authority, for those who set them: tariffs with what they are today, and the bands. */
export const loadPricing = loader(async () => {
  const { db, now } = await requireStaff("run-catalogue", "/admin/parametres");
  const today = dayOf(now);
  const [named, bands] = await Promise.all([listTariffs(db), listBands(db)]);
  const tariffs = await Promise.all(named.map(async ({ id, name }) => ({ id, name, sets: rateSetsView(await readTariff(db, id), today) })));
  return { tariffs, bandSets: bandSetsView(bands, today), tomorrow: addDays(today, 1), hasBands: bands.length > 0 };
});

/** The form of a new tariff, empty or with the prices of another one. */
export const loadNewTariff = loader(async (like: string) => {
  const { db, now } = await requireStaff("run-catalogue", "/admin/parametres");
  const today = dayOf(now);
  const [models, bands] = await Promise.all([listTariffs(db), listBands(db)]);
  const model = models.find(({ id }) => id === like);
  const tariff = model ? await readTariff(db, model.id) : { bands, rates: [], modifiers: [] };
  return { form: tariffFormView(undefined, tariff, today), from: today, models, like: model?.id };
});

/** One tariff and the form that changes it. */
export const loadTariff = loader(async (tariffId: string) => {
  const { db, now } = await requireStaff("run-catalogue", "/admin/parametres");
  const today = dayOf(now);
  const named = isId("tariff", tariffId) ? await findTariffName(db, tariffId) : undefined;
  if (!named) notFound();
  const tariff = await readTariff(db, named.id);
  return { sets: rateSetsView(tariff, today), form: tariffFormView(named, tariff, today), from: addDays(today, 1) };
});
