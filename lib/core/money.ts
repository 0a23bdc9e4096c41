/** An amount in integer cents of euro. */
export type Cents = number & { readonly unit: "cents" };

/** A share in basis points: 10 000 is the whole. */
export type BasisPoints = number;

export const WHOLE: BasisPoints = 10_000;

/** Throws on anything but an integer: money is never rounded by accident. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no amount in cents`);
  return amount as Cents;
}

export function sum(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((total: number, amount) => total + amount, 0));
}

/** A share of an amount, to the nearest cent; a half goes up. */
export function shareOf(amount: Cents, share: BasisPoints): Cents {
  return cents(Math.floor((amount * share + WHOLE / 2) / WHOLE));
}

/** Cuts an amount as its parts are to each other; what rounding leaves goes to the last part, so that they always sum. */
export function splitLike(amount: Cents, parts: readonly Cents[]): Cents[] {
  const whole = sum(parts);
  if (whole === 0) return parts.map((_, index) => (index === parts.length - 1 ? amount : cents(0)));
  const cut = parts.slice(0, -1).map((part) => cents(Math.floor((amount * part) / whole)));
  return [...cut, cents(amount - sum(cut))];
}

const inEuros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });

/** « 12,40 € » */
export function euros(amount: Cents): string {
  return inEuros.format(amount / 100);
}
