import type { Route } from "next";

/* The compiler lists pages, not families: these say that an id makes one. */

const family = (familyId: string) => `/admin/familles/${familyId}`;

export const familyPath = (familyId: string) => family(familyId) as Route;
export const tablePath = (familyId: string, query = "") => `${family(familyId)}/reserver${query}` as Route;
export const checkPath = (familyId: string, query = "") => `${family(familyId)}/reserver/verifier${query}` as Route;
export const daysPath = (familyId: string, query = "") => `${family(familyId)}/reservations${query}` as Route;
export const recapPath = (familyId: string, reference: string, query = "") => `${family(familyId)}/reservations/${reference}${query}` as Route;
export const cancelPath = (familyId: string, reference: string, query = "") => `${family(familyId)}/reservations/${reference}/annuler${query}` as Route;
export const swapPath = (familyId: string, reference: string, bookingId: string, slotId?: string) =>
  `${family(familyId)}/reservations/${reference}/echanger?jour=${bookingId}${slotId === undefined ? "" : `&pour=${slotId}`}` as Route;

type Offer = { programmeId: string; periodId: string; centerName: string; isOpen: boolean };

/** What the desk most likely books now: the next period that is open, in the centre where the family usually goes. */
export function likelyOffer<O extends Offer>(offers: readonly O[], usualCenter: string | undefined): O | undefined {
  const open = offers.filter(({ isOpen }) => isOpen);
  const [next] = open;
  const inNextPeriod = open.filter(({ periodId }) => periodId === next?.periodId);
  return inNextPeriod.find(({ centerName }) => centerName === usualCenter) ?? open.find(({ centerName }) => centerName === usualCenter) ?? next ?? offers[0];
}

const referenceShape = /^(?:PF)?([0-9A-Z]{3})([0-9A-Z]{3})$/;

/** « pf 7k3 9qd » as it is written on a receipt; undefined when it is no reference. */
export function readReference(text: string): string | undefined {
  const [, first, second] = referenceShape.exec(text.toUpperCase().replace(/[^0-9A-Z]/g, "")) ?? [];
  return first && second ? `PF-${first}-${second}` : undefined;
}
