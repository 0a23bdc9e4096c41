import "server-only";
import { and, eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { tariff, tariffModifier, tariffRate } from "@/db/schema/billing";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf, type Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listBands } from "../queries";
import { bandsOn, ratesOf, type Modifier, type RateCells } from "../rules";
import type { BillingRefusal } from "../words";

type Prices = { tariffId: Id<"tariff"> | "nouveau"; name: string; validFrom: Day; modifier: Omit<Modifier, "validFrom">; lines: readonly { band: number; cells: RateCells }[] };
type Refused = Extract<BillingRefusal, { reason: "tariff-unknown" | "in-the-past" | "bands-missing" | "formula-missing" }>;

const formulasIn = (cells: RateCells) => [...new Set(ratesOf(0, cells).map(({ formula }) => formula))].sort().join(" ");

/**
 * The prices of a tariff from a day to come on, every band and formula at once. What was in force before stays in force until
 * then, and a booked day keeps the price it was booked at.
 */
export async function setRates(ctx: Context<StaffActor>, { tariffId, name, validFrom, modifier, lines }: Prices): Promise<Result<{ tariffId: Id<"tariff"> }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const isNew = tariffId === "nouveau";
    if (!isNew && validFrom <= dayOf(ctx.now)) return refused({ reason: "in-the-past" });
    const bands = bandsOn(await listBands(tx), validFrom);
    if (bands.length === 0) return refused({ reason: "bands-missing" });
    const priced = bands.map(({ band }) => lines.find((line) => line.band === band)?.cells ?? {});
    const [formulas = ""] = priced.map(formulasIn);
    if (formulas === "" || priced.some((cells) => formulasIn(cells) !== formulas)) return refused({ reason: "formula-missing" });
    const id = isNew ? newId("tariff") : tariffId;
    const written = isNew ? await tx.insert(tariff).values({ id, name }).returning({ id: tariff.id }) : await tx.update(tariff).set({ name }).where(eq(tariff.id, id)).returning({ id: tariff.id });
    if (written.length === 0) return refused({ reason: "tariff-unknown" });
    await tx.delete(tariffRate).where(and(eq(tariffRate.tariffId, id), eq(tariffRate.validFrom, validFrom)));
    await tx.insert(tariffRate).values(bands.flatMap(({ band }, index) => ratesOf(band, priced[index] ?? {}).map((rate) => ({ tariffId: id, validFrom, ...rate }))));
    const change = { ...modifier, siblingShares: [...modifier.siblingShares] };
    await tx.insert(tariffModifier).values({ tariffId: id, validFrom, ...change }).onConflictDoUpdate({ target: [tariffModifier.tariffId, tariffModifier.validFrom], set: change });
    await recordEvent(tx, ctx, { action: "tariff.saved", accountId: null, detail: { tariff: id, validFrom, isNew } });
    return ok({ tariffId: id });
  });
}
