import type { Route } from "next";

export const listPath = (center: string, day: string) => `/admin/presences/${center}/${day}` as Route;
export const printPath = (center: string, day: string) => `/admin/presences/${center}/${day}/imprimer` as Route;
export const kitchenPath = (center: string, day: string) => `/admin/presences/${center}/${day}/cuisine` as Route;
export const marksPath = (center: string, day: string) => `/admin/presences/${center}/${day}/pointages`;
