import { readFileSync } from "node:fs";
import { z } from "zod";
import { inProject } from "@/scripts/lib/paths";
import type { Known } from "./world";

const actionsShape = z.object({ node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) })) });

export type Action = { id: string; name: string; domain: string; isStaff: boolean };

const read = (file: string): unknown => JSON.parse(readFileSync(inProject(".next/server", file), "utf8"));

/** Every server action of the build, whichever page shows it. An action that only pages of staff use belongs to staff. */
export function listActions(): Action[] {
  const { node } = actionsShape.parse(read("server-reference-manifest.json"));
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: exportedName,
    domain: /^lib\/([a-z-]+)\//.exec(filename)?.[1] ?? filename,
    isStaff: Object.keys(workers).every((page) => page.startsWith("app/admin/")),
  }));
}

/** Signing out, closing, leaving and one's own second factor act on nobody else, and would leave nobody to go on. */
export const onOneself: ReadonlySet<string> = new Set([
  "leaveAction", "dropOtherSessionsAction", "askClosingAction", "leaveFamilyAction", "leaveDeskAction", "leaveOthersAction", "renewCodesAction", "noteCodesAction", "replaceAppAction", "saveStaffPasswordAction", "addKeyAction", "removeKeyAction", "stayAction",
]);

/** Every address of the build as its folders write it, without the groups that no address shows. */
export function listRoutes(): string[] {
  const routes = Object.keys(z.record(z.string(), z.string()).parse(read("app-paths-manifest.json")));
  return routes.map((route) => route.replace(/\/(page|route)$/, "").replace(/\/\([^)]+\)/g, "") || "/").filter((route) => !route.startsWith("/_") && !route.startsWith("/api/auth"));
}

/** Every address of the build, with the ids of a real family in its brackets. */
export function listAddresses(known: Known): string[] {
  return listRoutes()
    .map((route) => route.replace(/\[([^\]]+)\]/g, (_, name: string) => inBrackets(name, route, known)))
    .map((address) => (address.endsWith("/suggestions") ? `${address}?${new URLSearchParams({ q: known.familyName })}` : address));
}

function inBrackets(name: string, route: string, known: Known): string {
  const byName: Record<string, string> = {
    child: known.childId, enfant: known.childId, reference: known.reference, slot: known.slotId, center: known.centerSlug, centre: known.centerSlug, day: "2026-12-02", jour: "2026-12-02", page: "0", figure: "remplissage",
    slug: route.includes("/periodes") ? known.periodSlug : route.includes("/programmes") ? known.programmeSlug : known.centerSlug,
    id: route.includes("/familles") ? known.familyId : route.includes("/famille/enfants") ? known.childId : known.slotId,
  };
  return byName[name] ?? known.familyId;
}
