import { z } from "zod";
import { isDay, type Day } from "@/lib/core/days";
import { isId, type Id } from "@/lib/core/ids";
import { bandNumbers, rateColumns, readBounds, readEuros, readShares, type RateCells, type RateColumn } from "./rules";
import { fieldWords as words } from "./words";

/** Spaces are how people group figures; nothing else is guessed. */
const amount = z
  .string()
  .max(40, words.amountShape)
  .transform((typed) => typed.replace(/\s/gu, ""))
  .refine((typed) => typed !== "", { error: words.amountMissing, abort: true })
  .refine((typed) => /^\d{1,5}$/.test(typed), words.amountShape)
  .transform(Number);

export const quotientInput = z.object({ amount, withProof: z.literal("on", words.proof).optional() });

const validFrom = z.custom<Day>(isDay, words.day);

const read = <T>(how: (typed: string) => T | undefined, message: string) =>
  z.string().max(200, message).transform((typed, context) => {
    const found = how(typed);
    if (found !== undefined) return found;
    context.addIssue(message);
    return z.NEVER;
  });

/** An empty box says that there is no such price. */
const price = read((typed) => (typed.trim() === "" ? null : readEuros(typed)), words.price).optional();
type PriceName = `${RateColumn}-${(typeof bandNumbers)[number]}`;
export const priceNames = bandNumbers.flatMap((band) => rateColumns.map((column): PriceName => `${column}-${band}`));
const prices = Object.fromEntries(priceNames.map((name) => [name, price])) as Record<PriceName, typeof price>;

const share = read((typed) => (/^\d{3}$/.test(typed.trim()) && Number(typed) >= 100 && Number(typed) <= 300 ? Number(typed) * 100 : undefined), words.outsideShare);

export const tariffInput = z.object({
  tariffId: z.literal("nouveau").or(z.custom<Id<"tariff">>((value) => isId("tariff", value))),
  name: z.string().transform((typed) => typed.replace(/\s+/g, " ").trim()).refine((name) => name !== "" && name.length <= 80, words.tariffName),
  validFrom,
  outsideShare: share,
  outsideCap: price,
  siblingShares: read(readShares, words.siblingShares),
  ...prices,
});

type Prices = Partial<Record<PriceName, ReturnType<typeof readEuros> | null>>;

/** The lines of the list, as the boxes of the form filled them. */
export function linesOf(typed: Prices): { band: number; cells: RateCells }[] {
  return bandNumbers.map((band) => ({
    band,
    cells: Object.fromEntries(rateColumns.flatMap((column) => (typed[`${column}-${band}`] == null ? [] : [[column, typed[`${column}-${band}`]]]))),
  }));
}

export const bandsInput = z.object({ validFrom, bounds: read(readBounds, words.bounds) });
