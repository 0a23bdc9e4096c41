import { counted, frenchMoment } from "@/lib/core/format";
import type { Day } from "@/lib/core/days";
import { searchable } from "@/lib/core/search";
import { judgeBirth } from "@/lib/families/rules";
import { lineInput } from "./input";
import {
  CHILDREN_PER_HOUSEHOLD, childKey, columns, findRepeats, gatherHouseholds, GUARDIANS_PER_HOUSEHOLD, placeColumns, type Cells, type Column, type Household, type Line,
} from "./rules";
import { columnWords, lineWords as words } from "./words";

/** What is wrong or doubtful, on which line of the file, in which column when it is about one. */
export type Problem = { line: number; column?: string; message: string };

export type Parsed = { lines: Line[]; problems: Problem[]; total: number };

/** Each line of the file on its own. */
export function parseLines([header, ...rows]: readonly { line: number; cells: string[] }[], today: Day): Parsed {
  const places = placeColumns(header?.cells ?? [], columnWords);
  const cellsOf = (cells: string[]) => Object.fromEntries(columns.map((column) => [column, cells[places[column] ?? -1] ?? ""])) as Cells;
  const read = rows.map(({ line, cells }) => parseLine(line, cellsOf(cells), today));
  return { lines: read.flatMap(({ line }) => line ?? []), problems: read.flatMap(({ problems }) => problems), total: rows.length };
}

function parseLine(line: number, cells: Cells, today: Day): { line?: Line; problems: Problem[] } {
  const shape = lineInput.safeParse(cells);
  if (!shape.success) {
    const firsts = new Map(shape.error.issues.map(({ path, message }) => [String(path[0]), message] as const).reverse());
    return { problems: [...firsts].reverse().map(([column, message]) => ({ line, column: columnWords[column as Column], message })) };
  }
  const { household, guardianGivenName, guardianFamilyName, email, phone, addressLine, addressExtra, postcode, commune, ...child } = shape.data;
  const problems: Problem[] = [];
  const wrong = (column: Column, message: string) => problems.push({ line, column: columnWords[column], message });
  const isNamed = guardianGivenName !== null || guardianFamilyName !== null || email !== null || phone !== null;
  if (isNamed && guardianGivenName === null) wrong("guardianGivenName", words.guardianGivenNameMissing);
  if (isNamed && guardianFamilyName === null) wrong("guardianFamilyName", words.guardianFamilyNameMissing);
  const birth = judgeBirth(child.bornOn, today);
  if (birth !== "child") wrong("bornOn", words[birth]);
  const familyName = child.childFamilyName ?? guardianFamilyName;
  if (familyName === null) wrong("childFamilyName", words.childFamilyNameMissing);
  if (problems.length > 0 || familyName === null) return { problems };
  const guardian = guardianGivenName === null || guardianFamilyName === null ? null : { givenName: guardianGivenName, familyName: guardianFamilyName, email, phone };
  const { childGivenName: givenName, bornOn, schoolLevel, school } = child;
  return { problems, line: { line, household, guardian, place: { addressLine, addressExtra, postcode, commune }, child: { line, givenName, familyName, bornOn, schoolLevel, school } } };
}

type Commune = { insee: string; searchName: string; postcodes: string[] };
/** What the portal already knows of what the file names. */
export type Known = { communes: readonly Commune[]; emails: ReadonlySet<string>; phones: ReadonlySet<string>; children: ReadonlySet<string> };
export type ReadHousehold = Household & { communeInsee: string | null; isKnown: boolean };
export type ReadFile = { total: number; households: ReadHousehold[]; errors: Problem[]; warnings: Problem[] };

/** The households of the file against each other and against what is known already. */
export function judgeFile({ lines, problems, total }: Parsed, known: Known): ReadFile {
  const gathered = gatherHouseholds(lines);
  const errors = [...problems, ...repeatedEmails(gathered)];
  const warnings = childrenElsewhere(gathered);
  const households = gathered.map((household) => {
    const place = findCommune(household, known.communes);
    errors.push(...faultsOf(household), ...(typeof place === "object" && place !== null ? [place] : []));
    const doubts = doubtsOf(household, known);
    warnings.push(...doubts);
    return { ...household, communeInsee: typeof place === "string" ? place : null, isKnown: doubts.length > 0 };
  });
  const inOrder = (a: Problem, b: Problem) => a.line - b.line;
  return { total, households, errors: errors.sort(inOrder), warnings: warnings.sort(inOrder) };
}

function faultsOf({ line, guardians, children }: Household): Problem[] {
  const twice = findRepeats(children, (child) => `${searchable(child.givenName)} ${child.bornOn}`);
  return [
    ...(guardians.length === 0 ? [{ line, message: words.noGuardian }] : []),
    ...(guardians.some(({ email, phone }) => email === null && phone === null) ? [{ line, message: words.unreachable }] : []),
    ...(guardians.length > GUARDIANS_PER_HOUSEHOLD ? [{ line, message: words.tooManyGuardians }] : []),
    ...(children.length > CHILDREN_PER_HOUSEHOLD ? [{ line, message: words.tooManyChildren }] : []),
    ...twice.map((group) => ({ line: group[1]?.line ?? line, column: columnWords.childGivenName, message: words.childTwice(group.map((child) => child.line)) })),
  ];
}

function repeatedEmails(households: readonly Household[]): Problem[] {
  const addresses = households.flatMap(({ line, guardians }) => guardians.flatMap(({ email }) => (email ? [{ line, canonical: email.canonical }] : [])));
  return findRepeats(addresses, ({ canonical }) => canonical).map((group) => ({ line: group[1]?.line ?? 0, column: columnWords.email, message: words.emailTwice(group.map(({ line }) => line)) }));
}

function childrenElsewhere(households: readonly Household[]): Problem[] {
  const all = households.flatMap(({ name, children }) => children.map((child) => ({ ...child, household: name })));
  return findRepeats(all, childKey)
    .filter((group) => new Set(group.map(({ household }) => household)).size > 1)
    .map((group) => ({ line: group[1]?.line ?? 0, message: words.childElsewhere(group.map(({ line }) => line)) }));
}

function doubtsOf({ line, guardians, children }: Household, known: Known): Problem[] {
  return [
    ...(guardians.some(({ email }) => email && known.emails.has(email.canonical)) ? [{ line, column: columnWords.email, message: words.knownEmail }] : []),
    ...(guardians.some(({ phone }) => phone && known.phones.has(phone)) ? [{ line, column: columnWords.phone, message: words.knownPhone }] : []),
    ...children.filter((child) => known.children.has(childKey(child))).map((child) => ({ line: child.line, message: words.knownChild })),
  ];
}

/** Its INSEE code, null when none is said, or what is wrong with it. */
function findCommune({ line, commune, postcode }: Household, communes: readonly Commune[]): string | null | Problem {
  if (commune === null) return null;
  const column = columnWords.commune;
  const code = communes.find(({ insee }) => insee === commune.toUpperCase());
  if (code) return code.insee;
  const named = communes.filter(({ searchName }) => searchName === searchable(commune));
  const fitting = postcode !== null && named.length > 1 ? named.filter(({ postcodes }) => postcodes.includes(postcode)) : named;
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only.insee;
  return { line, column, message: named.length === 0 ? words.communeUnknown(commune) : words.communeAmbiguous(commune) };
}

const SHOWN = 200;

type Draft = { id: string; fileName: string; state: "checked" | "imported"; families: number; children: number; createdAt: Date };

export function draftView({ id, fileName, state, families, children, createdAt }: Draft) {
  return { id, fileName, state, size: `${counted(families, "famille")}, ${counted(children, "enfant")}`, at: frenchMoment(createdAt) };
}

/** The report of the dry run, as the page shows it: the first problems of each kind, and how many there are. */
export function reportView(file: ReadFile) {
  const fresh = file.households.filter(({ isKnown }) => !isKnown);
  const childrenIn = (households: readonly ReadHousehold[]) => households.reduce((sum, { children }) => sum + children.length, 0);
  const withMail = (households: readonly ReadHousehold[]) => households.filter(({ guardians }) => guardians.some(({ email }) => email !== null)).length;
  return {
    lines: file.total,
    all: { families: file.households.length, children: childrenIn(file.households), withMail: withMail(file.households) },
    fresh: { families: fresh.length, children: childrenIn(fresh), withMail: withMail(fresh) },
    errors: { count: file.errors.length, shown: file.errors.slice(0, SHOWN) },
    warnings: { count: file.warnings.length, shown: file.warnings.slice(0, SHOWN) },
  };
}

export type DraftView = ReturnType<typeof draftView>;
export type ReportView = ReturnType<typeof reportView>;
