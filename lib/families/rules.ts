import type { Route } from "next";
import { authority } from "@/lib/core/authority";
import { DAY_MS } from "@/lib/core/clock";
import { addMonths, ageOn, isDay, type Day } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { searchable } from "@/lib/core/search";

export const INVITATION_LIFETIME_MS = 7 * DAY_MS;

export type Territory = "resident" | "outside" | "unknown";

const residents: ReadonlySet<string> = new Set(authority.communes);

/** By the INSEE code of the commune of residence, never by the postcode (R-TER-1). Unknown until the address is given. */
export function territoryOf(communeInsee: string | null): Territory {
  if (communeInsee === null) return "unknown";
  return residents.has(communeInsee) ? "resident" : "outside";
}

export const CHILDREN_MAX = 15;
export const HEALTH_TEXT_MAX = 1_000;

export type ChildPart = "" | "identite" | "repas" | "autorisations" | "garde" | "sante" | "retirer";

/** The page of a child, or one part of it; `done` is what it says has just happened. */
export function childPath(childId: Id<"child">, part: ChildPart = "", done = ""): Route {
  return `/famille/enfants/${childId}${part && `/${part}`}${done && `?fait=${done}`}` as Route;
}

const months = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];
const SHORTEST_MONTH = 3;

/** 1 to 12, from figures or from the beginning of a French month that only one has; undefined otherwise. */
export function monthOf(typed: string): number | undefined {
  if (/^\d{1,2}$/.test(typed)) return Number(typed) >= 1 && Number(typed) <= 12 ? Number(typed) : undefined;
  const word = searchable(typed);
  const fitting = word.length < SHORTEST_MONTH ? [] : months.flatMap((month, index) => (month.startsWith(word) ? [index + 1] : []));
  return fitting.length === 1 ? fitting[0] : undefined;
}

export type DayParts = { birthDay: number; birthMonth: number; birthYear: number };

/** The day of the calendar made of three figures; undefined when there is none, such as 30 February. */
export function dayFrom({ birthDay, birthMonth, birthYear }: DayParts): Day | undefined {
  const day = `${birthYear}-${String(birthMonth).padStart(2, "0")}-${String(birthDay).padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

const MAJORITY = 18;

/** Whether somebody born that day is a child today: born already, and not yet of age. */
export function judgeBirth(bornOn: Day, today: Day): "child" | "unborn" | "adult" {
  if (bornOn > today) return "unborn";
  return ageOn(bornOn, today).years >= MAJORITY ? "adult" : "child";
}

const HEALTH_MONTHS = 12;

/** Health records last useful on this day or before it are erased today (R-RET-1). */
export function healthKeptAfter(today: Day): Day {
  return addMonths(today, -HEALTH_MONTHS);
}

const FILE_MONTHS = 24;

/** Family files last used on this day or before it are pseudonymised today (R-RET-1). */
export function fileKeptAfter(today: Day): Day {
  return addMonths(today, -FILE_MONTHS);
}

export const CONTACTS_MAX = 12;
export const COMMUNES_SHOWN = 20;

/** Everything said of somebody is what is known of one of them already: a form sent again adds nobody. */
export const isAmong = <P extends object>(known: readonly P[], said: P): boolean =>
  known.some((one) => (Object.keys(said) as (keyof P)[]).every((fact) => one[fact] === said[fact]));
