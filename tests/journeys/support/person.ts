import { randomUUID } from "node:crypto";

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
