import type { Route } from "next";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { searchable } from "@/lib/core/search";

/** A check serves for the time of a call. */
export const CHECK_LIFETIME_MS = HOUR_MS;

/** Two facts out of those a caller may know (R-DESK-3). */
export const FACTS_NEEDED = 2;

/** Wrong answers about one family in one session: then it waits, so that facts cannot be guessed one after the other. */
export const FAILURES_ALLOWED = 5;
export const FAILURES_WINDOW_MS = 15 * MINUTE_MS;

export const SEARCH_MIN = 2;
export const SEARCH_SHOWN = 8;
const SEARCH_MAX = 80;

/** What one member of staff may ask while typing, of one process: more than anybody types. */
export const SUGGESTIONS_ALLOWED = 30;
export const SUGGESTIONS_WINDOW_MS = 10_000;
const WORDS_MAX = 6;

export type Needle =
  | { kind: "nothing" }
  | { kind: "reference"; reference: string }
  | { kind: "phone"; digits: string }
  | { kind: "email"; start: string }
  | { kind: "words"; words: string[]; joined: string };

const PHONE_MIN = 4;

/** What was typed in the one field, as what it looks like: a reference, a telephone, a mail, or names. */
export function readNeedle(typed: string): Needle {
  const text = typed.normalize("NFKC").trim().slice(0, SEARCH_MAX);
  const reference = /^PF[\s-]*([0-9A-Z]{3})[\s-]*([0-9A-Z]{3})$/i.exec(text);
  if (reference) return { kind: "reference", reference: `PF-${reference[1]}-${reference[2]}`.toUpperCase() };
  const digits = phoneDigits(text);
  if (digits !== undefined) return digits.length < PHONE_MIN ? { kind: "nothing" } : { kind: "phone", digits };
  if (/^[^\s@]+@[^\s@]*$/.test(text)) return { kind: "email", start: text.toLowerCase() };
  const plain = searchable(text);
  const words = plain.split(" ").slice(0, WORDS_MAX);
  const joined = words.join("");
  return joined.length < SEARCH_MIN ? { kind: "nothing" } : { kind: "words", words, joined };
}

/** « +33 6 12.34 » → « 061234 »; undefined for what is no telephone. */
function phoneDigits(text: string): string | undefined {
  if (!/\d/.test(text) || !/^[+\d\s.()/\p{Pd}]+$/u.test(text)) return undefined;
  return text.replace(/[^+\d]/g, "").replace(/^00/, "+").replace(/^\+330?/, "0").replace(/\D/g, "");
}

const FORGIVEN_FROM = 4;

/** Every way in which one letter of a word was mistyped: another one, one too many, one missing, two exchanged. `_` stands for any letter. */
export function misspellings(word: string): string[] {
  if (word.length < FORGIVEN_FROM) return [word];
  const at = [...word].map((letter, index) => ({ before: word.slice(0, index), letter, after: word.slice(index + 1) }));
  const other = at.map(({ before, after }) => `${before}_${after}`);
  const extra = at.map(({ before, after }) => before + after);
  const missing = at.map(({ before, letter, after }) => `${before}_${letter}${after}`);
  const exchanged = at.flatMap(({ before, letter, after }) => (after === "" ? [] : [`${before}${after[0]}${letter}${after.slice(1)}`]));
  return [...new Set([...other, ...extra, ...missing, ...exchanged])];
}

export const NOTE_MAX = 1_000;
export const REASON_MAX = 300;

/** What the member of staff typed of what the caller said; absent when it was not asked. */
export type GivenFacts = { birthDate?: string; address?: string; phone?: string; email?: string; reference?: string };

/** The same as the file knows it. */
export type KnownFacts = { births: readonly string[]; addressLine: string | null; postcode: string | null; commune: string | null; phones: readonly string[]; emails: readonly string[]; references: readonly string[] };

const shortened: Record<string, string> = { r: "rue", av: "avenue", bd: "boulevard", bld: "boulevard", che: "chemin", chem: "chemin", imp: "impasse", pl: "place", rte: "route", all: "allee" };

const addressWords = (text: string) => searchable(text).split(" ").map((word) => shortened[word] ?? word).join(" ");

/** The number and the street, or the postcode with the commune. */
export function isSameAddress(typed: string, { addressLine, postcode, commune }: Pick<KnownFacts, "addressLine" | "postcode" | "commune">): boolean {
  const said = ` ${addressWords(typed)} `;
  const says = (known: string | null) => known !== null && known !== "" && said.includes(` ${addressWords(known)} `);
  return says(addressLine) || (says(postcode) && says(commune));
}

/** Which of the facts are those of the file. */
export function matchedFacts(given: GivenFacts, known: KnownFacts) {
  const holds = (list: readonly string[], value: string | undefined) => value !== undefined && list.includes(value);
  const answers = {
    birth_date: holds(known.births, given.birthDate),
    address: given.address !== undefined && isSameAddress(given.address, known),
    phone: holds(known.phones, given.phone),
    email: holds(known.emails, given.email),
    reference: holds(known.references, given.reference),
  };
  return (Object.keys(answers) as (keyof typeof answers)[]).filter((fact) => answers[fact]);
}

/** « 14/03/2019 », « 14 mars 2019 », « 14.3.2019 »: three figures or words, in the order in which French says them. */
export function readBirthDate(typed: string): [day: string, month: string, year: string] | undefined {
  const found = /^(\d{1,2})[\s./-]+([\d\p{L}]+)[\s./-]+(\d{4})$/u.exec(typed.normalize("NFKC").trim());
  return found ? [found[1] ?? "", found[2] ?? "", found[3] ?? ""] : undefined;
}

export const TASKS_SHOWN = 50;
export const DESK_INVITATION_MS = 3 * DAY_MS;

/** The page of a family at the desk; `done` is what it says has just happened. */
export function familyPath(familyId: string, done = ""): Route {
  return `/admin/familles/${familyId}${done && `?fait=${done}`}` as Route;
}

/** Where a form of the tasks leads back to, and says that it is done: the tasks as they were filtered, or a family. Anything else: all the tasks. */
export function afterTask(claim: string): Route {
  const path = /^\/admin\/(taches(\?[\w=&-]*)?|familles\/fam_[0-9a-z]{20})$/.test(claim) ? claim : "/admin/taches";
  return `${path}${path.includes("?") ? "&" : "?"}fait=tache` as Route;
}
