import { randomInt, randomUUID } from "node:crypto";

export type Person = { email: string; password: string; givenName: string; familyName: string; phone: string };

/** Somebody nobody knows yet. */
export function aPerson(overrides: Partial<Person> = {}): Person {
  return {
    email: `p.${randomUUID().slice(0, 13)}@parents.example`,
    password: "trois mouettes sur le ponton",
    givenName: "Maëlys",
    familyName: "D'Hervé-Le Roux",
    phone: "06 12 34 56 78",
    ...overrides,
  };
}

const letters = (count: number) => Array.from({ length: count }, () => String.fromCharCode(97 + randomInt(26))).join("");

/** A name and a telephone that no family has. */
export function aStranger(): { familyName: string; phone: string } {
  const digits = String(randomInt(1_000_000)).padStart(6, "0");
  return { familyName: `Ker${letters(7)}`, phone: `02 51 ${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)}` };
}
