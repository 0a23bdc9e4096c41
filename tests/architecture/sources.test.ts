import ts from "typescript";
import { inEach, rule } from "./support/rule";
import { allPaths, code, fake, isTest, read, type Source } from "./support/sources";
import { exportsOf, nodesOf } from "./support/syntax";

const LONGEST_FILE = 300;
const LONGEST_FUNCTION = 60;
const isText = (path: string) => /\.(ts|tsx|mjs|css|md|json|sql|yml|yaml|html)$/.test(path) || /(^|\/)(\.env\.example|Dockerfile)$/.test(path);
const written: Source[] = allPaths
  .filter((path) => isText(path) && path !== "package-lock.json" && !path.startsWith("db/migrations/"))
  .map((path) => ({ path, text: read(path) }));

const linesOf = (text: string) => text.replace(/\n$/, "").split("\n").length;

rule("no file is over 300 lines", {
  on: written,
  check: inEach(({ text }) => (linesOf(text) > LONGEST_FILE ? [`has ${linesOf(text)} lines`] : [])),
  refuses: [[fake("lib/a/rules.ts", "one\n".repeat(LONGEST_FILE), "more")]],
  accepts: [[fake("lib/a/rules.ts", "one\n".repeat(LONGEST_FILE))]],
});

const isFunction = (node: ts.Node) => ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node);

/** Pages of prose are one function that returns one long page: there is nothing to cut out of them. */
rule("a function fits on a screen, except a page of text", {
  on: code.filter(({ path }) => !isTest(path) && !path.startsWith("app/") && !path.startsWith("components/") && !path.startsWith("emails/")),
  check: inEach((source) =>
    nodesOf(source)
      .filter(isFunction)
      .map((node) => linesOf(node.getText()))
      .filter((lines) => lines > LONGEST_FUNCTION)
      .map((lines) => `has a function of ${lines} lines`),
  ),
  refuses: [[fake("lib/a/rules.ts", `export function decide() {${"\n".repeat(LONGEST_FUNCTION)}}`)]],
});

/** Written in two halves, so that this file does not hold what it looks for. */
const words = (...halves: [string, string][]) => halves.map(([one, other]) => one + other);
const [anything = ""] = words(["an", "y"]);

rule("every type is known: no escape from the compiler", {
  on: code,
  check: inEach((source) => nodesOf(source).flatMap((node) => (node.kind === ts.SyntaxKind.AnyKeyword ? [`says ${node.parent.getText().slice(0, 60)}`] : []))),
  refuses: [[fake("lib/a/rules.ts", `export const a = (b: ${anything}) => b;`)], [fake("lib/a/rules.ts", `export const a = 1 as unknown as Record<string, ${anything}>;`)]],
  accepts: [[fake("lib/a/rules.ts", 'export const company = "any"; // say what you like')]],
});

const silencers = words(["@ts-", "ignore"], ["@ts-", "expect-error"], ["@ts-", "nocheck"], ["eslint-", "disable"], ["biome-", "ignore"], ["prettier-", "ignore"]);
const promises = words(["TO", "DO"], ["FIX", "ME"], ["X", "XX"], ["HA", "CK"]);

rule("nothing is silenced, and nothing is left for later", {
  on: code,
  check: inEach(({ text }) => [
    ...silencers.filter((word) => text.includes(word)).map((word) => `holds ${word}`),
    ...promises.filter((word) => new RegExp(`\\b${word}\\b`).test(text)).map((word) => `holds ${word}`),
  ]),
  refuses: [...silencers, ...promises].map((word) => [fake("lib/a/rules.ts", `// ${word}: later`)]),
});

const asides = new Set(words(["on", "ly"], ["sk", "ip"], ["to", "do"], ["fai", "ling"], ["fix", "me"]));
const suites = new Set(["test", "it", "describe", "each"]);

rule("no test is set aside, and none stands alone", {
  on: code.filter(({ path }) => isTest(path)),
  check: inEach((source) =>
    nodesOf(source).flatMap((node) => {
      if (ts.isPropertyAccessExpression(node) && asides.has(node.name.text) && suites.has(node.expression.getText().split(".")[0] ?? "")) return [`holds ${node.getText()}`];
      return ts.isCallExpression(node) && /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.expression.getText()) ? [`holds ${node.expression.getText()}`] : [];
    }),
  ),
  refuses: [...asides].map((word) => [fake("tests/unit/a.test.ts", `test.${word}("a", () => {});`)]),
  accepts: [[fake("tests/unit/a.test.ts", 'test.each([1])("a", () => {});')]],
});

rule("tests wait for facts, never for time, and compare no snapshot", {
  on: code.filter(({ path }) => isTest(path) && /\.(test|spec)\.tsx?$/.test(path)),
  check: inEach((source) =>
    nodesOf(source)
      .filter(ts.isPropertyAccessExpression)
      .filter(({ name }) => /^(waitForTimeout|toMatchSnapshot|toMatchInlineSnapshot)$/.test(name.text))
      .map(({ name }) => `calls ${name.text}`),
  ),
  refuses: [[fake("tests/journeys/a.spec.ts", "await page.waitForTimeout(500);")], [fake("tests/unit/a.test.ts", "expect(1).toMatchSnapshot();")]],
});

const personalFolders = [/(?<![\w.])\/(root|work|mnt)\/\w/, /(?<![\w.])\/(home|Users)\/\w/, /[A-Z]:\\{1,2}Users\\/];
const personal = (...parts: string[]) => parts.join("/");

rule("nothing names a place on somebody's machine", {
  on: written.filter(({ path }) => path !== "tests/architecture/sources.test.ts"),
  check: inEach(({ text }) => personalFolders.filter((place) => place.test(text)).map((place) => `holds ${place.source}`)),
  refuses: [[fake("scripts/a.ts", personal("", "root", "data"))], [fake("README.md", personal("", "home", "alix", "portail"))], [fake("docs/a.md", personal("", "Users", "alix"))], [fake("a.json", "C:\\Users\\alix")]],
  accepts: [[fake("scripts/a.ts", "/usr/bin/chromium")], [fake("docs/a.md", "lib/rules/ and /homes")]],
});

rule("what lib/, db/ and server/ export serves the product, not only its tests", {
  on: code.filter(({ path }) => !isTest(path)),
  check: (sources) => {
    const mentions = new Map<string, number>();
    const named = sources.flatMap((source) => nodesOf(source).filter(ts.isIdentifier));
    for (const { text } of named) mentions.set(text, (mentions.get(text) ?? 0) + 1);
    return sources
      .filter(({ path }) => /^(lib|db|server)\//.test(path))
      .flatMap((source) => exportedNames(source).map((name) => ({ name, path: source.path })))
      .filter(({ name }) => mentions.get(name) === 1)
      .map(({ name, path }) => `${path} exports ${name}, which nobody uses`);
  },
  refuses: [[fake("lib/a/rules.ts", "export const lonely = 1;")], [fake("lib/a/rules.ts", "export function lonely() {}"), fake("lib/a/queries.ts", "export {};")]],
  accepts: [[fake("lib/a/rules.ts", "export const shared = 1;"), fake("lib/a/queries.ts", "shared;")]],
});

const exportedNames = (source: Source) => exportsOf(source).map(({ name }) => name).filter((name) => name !== "default" && name !== "*");
