import ts from "typescript";
import { callGraph, reaches } from "./support/calls";
import { importsOf } from "./support/imports";
import { inEach, rule, type Checker } from "./support/rule";
import { fake, under, type Source } from "./support/sources";
import { calledName, nodesOf, textsIn, parse } from "./support/syntax";

const lib = under("lib");
const isUseCase = (path: string) => path.includes("/use-cases/");
const useCases = lib.filter(({ path }) => isUseCase(path));
const doors = lib.filter(({ path }) => path.includes("/doors/"));

const RECORD = "lib/audit/use-cases/record-event#recordEvent";

/** What a door runs is an act of a person. Housekeeping (retention, delivery) and building blocks are run by jobs, gates and other use cases. */
const eachActIsRecorded: Checker = (sources) => {
  const graph = callGraph(sources);
  return sources
    .filter(({ path }) => path.includes("/doors/"))
    .flatMap((source) => importsOf(source).filter(({ target, isTypeOnly }) => isUseCase(target) && !isTypeOnly))
    .flatMap(({ target, names }) => names.map((name) => `${target}#${name}`))
    .filter((act) => !reaches(graph, act, RECORD))
    .map((act) => `${act} is run by a door and leaves nothing in the journal`);
};

const door = (act: string, file: string) => fake("lib/a/doors/entering.ts", `import { ${act} } from "../use-cases/${file}";`);
const silent = fake("lib/a/use-cases/rename-account.ts", "export async function renameAccount(tx) { await tx.update(account); }");
const recorded = fake(
  "lib/a/use-cases/rename-account.ts",
  'import { recordEvent } from "@/lib/audit/use-cases/record-event";',
  "export async function renameAccount(tx) { await note(tx); }",
  "export async function forgetAccount(tx) { await tx.delete(account); }",
  "async function note(tx) { await recordEvent(tx); }",
);

rule("every act of a person is in the journal (R-AUD-1)", {
  on: [...doors, ...useCases],
  check: eachActIsRecorded,
  refuses: [[door("renameAccount", "rename-account"), silent], [door("forgetAccount", "rename-account"), recorded]],
  accepts: [[door("renameAccount", "rename-account"), recorded]],
});

/** Keys of `export const <name> = { "key": … }`, wherever the object is written. */
function keysOf(source: Source, name: string): string[] {
  const declaration = nodesOf(source).find((node): node is ts.VariableDeclaration => ts.isVariableDeclaration(node) && node.name.getText() === name);
  let value = declaration?.initializer;
  while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression;
  if (!value || !ts.isObjectLiteralExpression(value)) return [];
  return value.properties.flatMap(({ name: key }) => (key && (ts.isStringLiteral(key) || ts.isIdentifier(key)) ? [key.text] : []));
}

const eachKeyIsUsed: Checker = (sources) => {
  const words = sources.find(({ path }) => path === "lib/audit/words.ts");
  if (!words) return ["lib/audit/words.ts is not there"];
  const keys = keysOf(words, "auditWords");
  if (keys.length === 0) return ["lib/audit/words.ts has no auditWords"];
  const written = new Set(sources.filter(({ path }) => isUseCase(path)).flatMap((source) => textsIn(parse(source))));
  return keys.filter((key) => !written.has(key)).map((key) => `no use case records « ${key} »`);
};

rule("every sentence of the journal is written by a use case", {
  on: [...useCases, ...lib.filter(({ path }) => path === "lib/audit/words.ts")],
  check: eachKeyIsUsed,
  refuses: [[fake("lib/audit/words.ts", 'export const auditWords = { "account.forgotten": "Compte oublié" } as const;')], [fake("lib/audit/words.ts", "export const other = {};")]],
  accepts: [[fake("lib/audit/words.ts", 'export const auditWords = { "account.forgotten": "Compte oublié" } as const;'), fake("lib/a/use-cases/forget-account.ts", 'const event = { action: "account.forgotten" };')]],
});

/** `{ reason: "link-dead" }`, as a value; a reason that is computed is checked by the compiler only. */
function refusedReasons(source: Source): string[] {
  return nodesOf(source)
    .filter(ts.isCallExpression)
    .filter((call) => calledName(call) === "refused")
    .flatMap((call) => call.arguments.flatMap((argument) => (ts.isObjectLiteralExpression(argument) ? [...argument.properties] : [])))
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => name.getText() === "reason")
    .flatMap(({ initializer }) => (ts.isStringLiteral(initializer) ? [initializer.text] : []));
}

const domainOf = (path: string) => path.split("/").slice(0, 2).join("/");

const eachReasonHasASentence: Checker = (sources) =>
  [...new Set(sources.map(({ path }) => domainOf(path)))].flatMap((domain) => {
    const own = sources.filter(({ path }) => domainOf(path) === domain);
    const words = own.find(({ path }) => path.endsWith("/words.ts"));
    const sentences = words ? keysOf(words, "refusalWords") : [];
    const refused = own.filter(({ path }) => isUseCase(path)).flatMap((source) => refusedReasons(source).map((reason) => ({ reason, path: source.path })));
    const written = new Set(own.filter(({ path }) => isUseCase(path)).flatMap((source) => textsIn(parse(source))));
    return [
      ...refused.filter(({ reason }) => !sentences.includes(reason)).map(({ reason, path }) => `${path} refuses with « ${reason} », which has no sentence`),
      ...sentences.filter((reason) => !written.has(reason)).map((reason) => `${domain}/words.ts has a sentence for « ${reason} », which nothing refuses with`),
    ];
  });

rule("every refusal has its sentence, and every sentence its refusal", {
  on: [...useCases, ...lib.filter(({ path }) => path.endsWith("/words.ts"))],
  check: eachReasonHasASentence,
  refuses: [
    [fake("lib/a/words.ts", "const refusalWords = {};"), fake("lib/a/use-cases/do-it.ts", 'export const doIt = () => refused({ reason: "too-late" });')],
    [fake("lib/a/words.ts", 'const refusalWords: Sentences = { "too-late": () => ({ message: "Trop tard." }) };'), fake("lib/a/use-cases/do-it.ts", "export const doIt = () => 1;")],
  ],
  accepts: [[fake("lib/a/words.ts", 'const refusalWords = { "too-late": "Trop tard." };'), fake("lib/a/use-cases/do-it.ts", 'export const doIt = () => refused({ reason: "too-late" });')]],
});

const french = /[àâçéèêëîïôùûœ]|\b(le|la|les|un|une|votre|vos)\s/i;

/** Codes below, sentences in words.ts: a second language is a second dictionary. Read on a screen means a space and an accent or an article. */
rule("use cases and rules speak codes, never French", {
  on: lib.filter(({ path }) => isUseCase(path) || /\/(rules|policy|queries)\.ts$/.test(path)),
  check: inEach((source) => textsIn(parse(source)).filter((text) => /\s/.test(text) && french.test(text)).map((text) => `says « ${text.slice(0, 60)} »`)),
  refuses: [[fake("lib/a/use-cases/do-it.ts", 'export const doIt = () => "Votre compte est fermé";')], [fake("lib/a/rules.ts", 'export const why = "Trop tard pour la journée";')]],
  accepts: [[fake("lib/a/use-cases/do-it.ts", 'throw new Error("the account vanished");')]],
});
