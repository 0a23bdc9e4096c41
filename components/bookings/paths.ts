import type { Route } from "next";

/* The compiler lists pages, not receipts: these four say that a reference makes one. */

export const receiptPath = (reference: string) => `/famille/reservations/${reference}` as Route;
export const cancelPath = (reference: string, query = "") => `/famille/reservations/${reference}/annuler${query}` as Route;
export const swapPath = (reference: string, bookingId: string) => `/famille/reservations/${reference}/echanger?jour=${bookingId}` as Route;
export const calendarPath = (reference: string) => `/famille/reservations/${reference}/calendrier` as Route;
