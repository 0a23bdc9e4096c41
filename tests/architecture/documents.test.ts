import { allPaths, exists, read } from "./support/sources";

const README_LINES = 20;
const DECISION_LINES = 40;
const linesOf = (text: string) => text.replace(/\n$/, "").split("\n").length;

const domains = [...new Set(allPaths.flatMap((path) => /^lib\/([a-z-]+)\//.exec(path)?.[1] ?? []))];

test.each(domains)("lib/%s opens with a README of at most 20 lines, under its own name", (domain) => {
  expect(exists(`lib/${domain}/README.md`)).toBe(true);
  const text = read(`lib/${domain}/README.md`);
  expect(text.split("\n")[0]).toBe(`# ${domain}`);
  expect(linesOf(text)).toBeLessThanOrEqual(README_LINES);
});

const decisions = allPaths.filter((path) => path.startsWith("docs/decisions/"));
const numberOf = (path: string) => /^docs\/decisions\/(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/.exec(path)?.[1];

const twice = (numbers: (string | undefined)[]) => numbers.filter((number, index) => number === undefined || numbers.indexOf(number) !== index);

test("decisions are numbered, each number once, and none is missing", () => {
  expect(decisions.length).toBeGreaterThan(0);
  expect(twice(decisions.map(numberOf))).toEqual([]);
  expect(twice(["docs/decisions/0001-a.md", "docs/decisions/0001-b.md", "docs/decisions/1-c.md"].map(numberOf))).toEqual(["0001", undefined]);
  expect(decisions.map((path) => Number(numberOf(path)))).toEqual(decisions.map((_, index) => index + 1));
});

const sections = ["Context", "Decision", "Consequences"];

test.each(decisions)("%s fits on a screen: context, decision, consequences", (path) => {
  const text = read(path);
  expect(linesOf(text)).toBeLessThanOrEqual(DECISION_LINES);
  expect(text).toMatch(new RegExp(`^# ${numberOf(path)} `));
  expect(sections.filter((section) => !new RegExp(`^(## |\\*\\*)${section}`, "m").test(text))).toEqual([]);
});

const mentions = allPaths
  .filter((path) => /\.(ts|tsx|mjs|md|sql)$/.test(path) && !path.startsWith("tests/architecture/"))
  .flatMap((path) => [...read(path).matchAll(/docs\/decisions\/(\d{4})/g)].map(([, number = ""]) => ({ path, number })));

test("whoever is sent to a decision finds it", () => {
  const numbers = new Set(decisions.map(numberOf));
  expect(mentions.length).toBeGreaterThan(0);
  expect(mentions.filter(({ number }) => !numbers.has(number))).toEqual([]);
});

test("every dependency has its line in decision 0016", () => {
  const [path = ""] = decisions.filter((each) => numberOf(each) === "0016");
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  const text = read(path);
  const named = [...text.matchAll(/`([@a-z0-9/_-]+)`/g)].map(([, name = ""]) => name);
  const isNamed = (name: string) => named.includes(name) || (name.startsWith("@types/") && named.includes("@types"));
  expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !isNamed(name))).toEqual([]);
});

/** The vocabulary that the product's description fixes: what people say, and the one word the code has for it. */
const vocabulary: [french: string, code: string][] = [
  ["compte", "account"], ["foyer, dossier famille", "family"], ["responsable légal", "guardian"], ["enfant", "child"], ["garde", "custody"],
  ["personne autorisée", "pickupPerson"], ["fiche sanitaire", "healthRecord"], ["justificatif", "document"], ["quotient familial", "familyQuotient"],
  ["accueil, structure", "center"], ["activité, offre", "programme"], ["tranche d'âge", "ageGroup"], ["période de réservation", "bookingPeriod"],
  ["créneau", "slot"], ["réservation", "booking"], ["demande groupée", "bookingRequest"], ["liste d'attente", "waitlistEntry"],
  ["place proposée", "offer"], ["présence", "attendance"], ["tarif", "tariff"], ["agent", "staff"], ["journal", "audit"], ["dérogation", "override"],
  ["appel", "callNote"],
];
const ourWords = ["door", "gate", "loader", "use case", "outbox", "withheld", "authEpoch", "step-up", "session"];

type Entry = { french: string; word: string; definition: string };

/** The rows of the glossary's tables: « | French | `code` | definition | ». */
function entriesOf(text: string): Entry[] {
  return [...text.matchAll(/^\| ([^|]+) \| `([^|]+)` \| ([^|]+) \|$/gm)].map(([, french = "", word = "", definition = ""]) => ({ french, word, definition }));
}

const glossary = entriesOf(read("docs/glossary.md"));

test.each(vocabulary)("the glossary says that « %s » is %s in the code", (french, word) => {
  expect(glossary.filter((entry) => entry.french === french && entry.word === word)).toHaveLength(1);
});

test.each(ourWords)("the glossary defines %s", (word) => {
  expect(glossary.some((entry) => entry.word === word && entry.definition.length > 30)).toBe(true);
});

const repeated = (words: string[]) => words.filter((word, index) => words.indexOf(word) !== index);

test("one word per thing: no line of the glossary says the same code word or the same French word twice", () => {
  expect(repeated(glossary.map(({ word }) => word))).toEqual([]);
  expect(repeated(glossary.flatMap(({ french }) => french.split(", ")).filter((word) => word !== "—"))).toEqual([]);
  expect(repeated(entriesOf("| foyer | `family` | a |\n| famille | `family` | b |").map(({ word }) => word))).toEqual(["family"]);
});

const linked = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;

test("links between documents lead to files", () => {
  const documents = allPaths.filter((path) => path.endsWith(".md"));
  const dead = documents.flatMap((path) => {
    const folder = path.split("/").slice(0, -1);
    return [...read(path).matchAll(linked)].map(([, target = ""]) => [...folder, target].join("/")).filter((target) => !exists(target)).map((target) => `${path} → ${target}`);
  });
  expect(dead).toEqual([]);
});

const env = "lib/core/env.ts";

test("every variable of the environment is explained to operators", () => {
  const names = [...read(env).matchAll(/^ {2}([A-Z_]{4,}): /gm)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(8);
  const explained = read("docs/operations.md");
  expect(names.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  const example = [...read(".env.example").matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name = ""]) => name);
  expect(names.filter((name) => !example.includes(name) && !name.startsWith("NODE_"))).toEqual([]);
  expect(example.filter((name) => !names.includes(name))).toEqual([]);
});
