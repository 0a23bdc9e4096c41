import "server-only";
import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ageGroup, center, programme, programmeRequirement } from "@/db/schema/activities";
import { quotientBand, tariff, tariffModifier, tariffRate } from "@/db/schema/billing";
import { newId, type Id } from "@/lib/core/ids";
import { centers, deadlineOf, groupsOf, programmes, quotientBands, requirementsOf, tariffs } from "./town";

/** What a late cancellation costs: the whole price. */
const LATE_CANCEL_SHARE = 10_000;

/** Centers, prices and programmes that are missing; what somebody changed since stays as it is. */
export async function writeCatalogue(tx: Transaction): Promise<void> {
  await tx.insert(center).values(centers.map((each) => ({ id: newId("center"), ...each }))).onConflictDoNothing();
  const known = await tx.select({ slug: programme.slug }).from(programme);
  const missing = programmes.filter(({ slug }) => !known.some((each) => each.slug === slug));
  if (missing.length === 0) return;
  const tariffIds = await writeTariffs(tx);
  const centerIds = new Map((await tx.select({ id: center.id, slug: center.slug }).from(center)).map(({ id, slug }) => [slug, id]));
  const rows = missing.map((each) => {
    const [centerId, tariffId, deadline] = [centerIds.get(each.center), tariffIds.get(each.tariff), deadlineOf(each)];
    if (!centerId || !tariffId) throw new Error(`the demo town has no center or no tariff for ${each.slug}`);
    const { slug, offer, season, title, summary } = each;
    return { id: newId("programme"), slug, offer, season, title, summary, centerId, tariffId, addDeadline: deadline, cancelDeadline: deadline, lateCancelShare: LATE_CANCEL_SHARE };
  });
  await tx.insert(programme).values(rows);
  await tx.insert(programmeRequirement).values(rows.flatMap(({ id, offer }) => requirementsOf[offer].map((each) => ({ programmeId: id, ...each }))));
  await tx.insert(ageGroup).values(rows.flatMap(({ id, offer }) => groupsOf[offer].map((each) => ({ id: newId("ageGroup"), programmeId: id, ...each }))));
}

async function writeTariffs(tx: Transaction): Promise<Map<string, Id<"tariff">>> {
  await tx.insert(quotientBand).values(quotientBands).onConflictDoNothing();
  const known = await tx.select({ id: tariff.id, name: tariff.name }).from(tariff).where(inArray(tariff.name, [...tariffs.keys()]));
  const missing = [...tariffs].filter(([name]) => !known.some((each) => each.name === name)).map(([name, prices]) => ({ id: newId("tariff"), name, prices }));
  if (missing.length > 0) {
    await tx.insert(tariff).values(missing.map(({ id, name }) => ({ id, name })));
    await tx.insert(tariffRate).values(missing.flatMap(({ id, prices }) => prices.rates.map((each) => ({ tariffId: id, ...each }))));
    await tx.insert(tariffModifier).values(missing.flatMap(({ id, prices }) => prices.modifiers.map((each) => ({ tariffId: id, ...each }))));
  }
  return new Map([...known, ...missing].map(({ id, name }) => [name, id]));
}
