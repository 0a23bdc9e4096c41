import { authority } from "@/lib/core/authority";
import { DAY_MS } from "@/lib/core/clock";

export const INVITATION_LIFETIME_MS = 7 * DAY_MS;

export type Territory = "resident" | "outside" | "unknown";

const residents: ReadonlySet<string> = new Set(authority.communes);

/** By the INSEE code of the commune of residence, never by the postcode (R-TER-1). Unknown until the address is given. */
export function territoryOf(communeInsee: string | null): Territory {
  if (communeInsee === null) return "unknown";
  return residents.has(communeInsee) ? "resident" : "outside";
}

export const CONTACTS_MAX = 12;
export const COMMUNES_SHOWN = 20;
