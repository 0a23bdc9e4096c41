import type { Crowd } from "./crowd";
import { formWith, type Field } from "./forms";

export type FamilyPlan = {
  sessionToken: string;
  children: string[];
  /** Of both children alike. */
  days: string[];
  isTogether: boolean;
  acceptsWaiting: boolean;
};
export const DAYS_OF_EACH = 5;

/** Each family wants days of its own; some only all together, some without waiting. */
export function plansOf({ families, slots }: Crowd): FamilyPlan[] {
  const days = [...new Set(slots.map(({ day }) => day))];
  return families.map(({ sessionToken, children }, index) => ({
    sessionToken,
    children: children.map(({ id }) => id),
    days: Array.from({ length: DAYS_OF_EACH }, (_, more) => days[(index + more) % days.length] ?? "").sort(),
    isTogether: index % 5 === 0,
    acceptsWaiting: index % 3 !== 0,
  }));
}

/** A page that does not hold what the next step needs; the words say what is missing. */
export class Astray extends Error {}

type Seen = { status: number; url: string; location: string | undefined; html: string };

export function daysPath({ children }: FamilyPlan, { programmeId, periodId }: { programmeId: string; periodId: string }): string {
  const choice = new URLSearchParams([...children.map((id) => ["enfant", id]), ["programme", programmeId], ["periode", periodId], ["formule", "day"]]);
  return `/famille/reserver/jours?${choice}`;
}

/** Where the form of the days leads, once the family's days are ticked. */
export function checkPath({ children, days }: FamilyPlan, { html, status, location = "" }: Seen): string {
  const form = formWith(html, 'name="jour"');
  if (!form) throw new Astray(`no days on the days page (${status}${location})`);
  const wished = form.boxes.filter(({ name, value }) => name === "jour" && days.includes(value.slice(2))).map(({ name, value }): [string, string] => [name, value]);
  if (wished.length !== children.length * days.length) throw new Astray(`${wished.length} boxes to tick`);
  return `${form.action}?${new URLSearchParams([...form.fields.map(([name, value]): [string, string] => [name, value]), ...wished])}`;
}

/** The form that confirms, with the family's choices. */
export function confirmation({ isTogether, acceptsWaiting }: FamilyPlan, { html, status, url, location = "" }: Seen): { url: string; fields: Field[] } {
  const form = formWith(html, "Confirmer la réservation");
  if (!form) throw new Astray(`no form on the check page (${status}${location})`);
  const choices = { ensemble: isTogether, attente: acceptsWaiting };
  const ticked = form.boxes.filter(({ name, isTicked }) => choices[name as keyof typeof choices] ?? isTicked).map(({ name, value }) => [name, value] as const);
  return { url: form.action || url, fields: [...form.fields, ...ticked] };
}

export const receiptPath = ({ location }: Seen): string | undefined => (location && /\/famille\/reservations\/[^?]+/.test(location) ? location : undefined);
