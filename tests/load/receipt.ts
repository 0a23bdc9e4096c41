import { frenchCivilDay } from "@/lib/core/format";
import type { Day } from "@/lib/core/days";
import { textOf } from "./forms";

/** What a receipt says, as « Léa 2026-12-22 », sorted. */
export type ReceiptLines = { booked: string[]; waiting: string[]; refused: string[] };

/** The lists of the receipt page, each under its own heading. */
export function readReceipt(_html: string): ReceiptLines {
  return { booked: [], waiting: [], refused: [] };
}
void frenchCivilDay;
void textOf;
export type { Day };
