import { DAY_MS } from "@/lib/core/clock";
import type { Day } from "@/lib/core/days";
import { searchable } from "@/lib/core/search";

export const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** With the rest of the form around the file. */
export const MAX_IMPORT_BYTES = MAX_FILE_BYTES + 64 * 1024;
/** Reading that many holds a web process for about a second. */
export const MAX_LINES = 10_000;
export const CHILDREN_PER_HOUSEHOLD = 15;
export const GUARDIANS_PER_HOUSEHOLD = 4;
/** How long the desk may keep an imported invitation before mailing it. Longer than any mailed one lives, which is how the two are told apart (`isUnsent`). */
export const UNSENT_INVITATION_MS = 365 * DAY_MS;

export const columns = [
  "household", "guardianGivenName", "guardianFamilyName", "email", "phone", "addressLine", "addressExtra", "postcode", "commune",
  "childGivenName", "childFamilyName", "bornOn", "schoolLevel", "school",
] as const;
export type Column = (typeof columns)[number];
export type Cells = Record<Column, string>;

export const requiredColumns: readonly Column[] = ["household", "guardianGivenName", "guardianFamilyName", "childGivenName", "bornOn"];

/** Where each column is in a header, whatever its accents, capitals and punctuation; absent when it is not there. */
export function placeColumns(header: readonly string[], names: Record<Column, string>): Partial<Record<Column, number>> {
  const written = header.map(searchable);
  return Object.fromEntries(columns.map((column) => [column, written.indexOf(searchable(names[column]))] as const).filter(([, place]) => place >= 0));
}

export type Guardian = { givenName: string; familyName: string; phone: string | null; email: { canonical: string; asTyped: string } | null };
export type Child = { line: number; givenName: string; familyName: string; bornOn: Day; schoolLevel: string; school: string | null };
export type Place = { addressLine: string | null; addressExtra: string | null; postcode: string | null; commune: string | null };

/** A line that could be read: a child, with what it says of the household. */
export type Line = { line: number; household: string; guardian: Guardian | null; place: Place; child: Child };

export type Household = Place & { name: string; line: number; guardians: Guardian[]; children: Child[] };

/** A person by name, however it is typed. */
export const personKey = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${searchable(givenName)} ${searchable(familyName)}`;
export const childKey = (child: Pick<Child, "givenName" | "familyName" | "bornOn">) => `${personKey(child)} ${child.bornOn}`;

/** The lines of one household together, in the order of the file; what its first lines say of it counts. */
export function gatherHouseholds(lines: readonly Line[]): Household[] {
  const households = new Map<string, Household>();
  for (const { line, household: name, guardian, place, child } of lines) {
    const key = searchable(name) || name;
    const known = households.get(key) ?? { name, line, guardians: [], children: [], addressLine: null, addressExtra: null, postcode: null, commune: null };
    households.set(key, known);
    known.addressLine ??= place.addressLine;
    known.addressExtra ??= place.addressExtra;
    known.postcode ??= place.postcode;
    known.commune ??= place.commune;
    if (guardian) addGuardian(known.guardians, guardian);
    known.children.push(child);
  }
  return [...households.values()];
}

/** Said again on the line of another child, a parent is one; what the first line left out is taken from the next. */
function addGuardian(guardians: Guardian[], guardian: Guardian): void {
  const same = guardians.find((each) => personKey(each) === personKey(guardian));
  if (!same) guardians.push({ ...guardian });
  else {
    same.phone ??= guardian.phone;
    same.email ??= guardian.email;
  }
}

/** Those that come more than once under the same key, each group in the order given. */
export function findRepeats<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()].filter((group) => group.length > 1);
}
