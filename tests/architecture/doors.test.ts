import ts from "typescript";
import { importsOf } from "./support/imports";
import { inEach, rule, type Checker } from "./support/rule";
import { code, fake, product, under, type Source } from "./support/sources";
import { calledName, directives, exportsOf, nodesOf, parse } from "./support/syntax";

const actions = under("lib").filter(({ path }) => path.endsWith("/actions.ts"));
const doorFiles = under("lib").filter(({ path }) => path.includes("/doors/"));

rule("only actions.ts speaks to browsers", {
  on: code,
  check: inEach((source) => {
    const served = directives(source).filter(({ text }) => text === "use server");
    const isActions = /^lib\/[a-z-]+\/actions\.ts$/.test(source.path);
    if (isActions) return served.length === 1 && served[0]?.isFileWide ? [] : ['must start with "use server"'];
    return served.map(() => 'holds "use server"');
  }),
  refuses: [
    [fake("lib/accounts/doors/a.ts", '"use server";')],
    [fake("app/page.tsx", "async function save() {", '  "use server";', "}")],
    [fake("components/a.tsx", 'const save = async () => { "use server"; };')],
    [fake("lib/accounts/actions.ts", "export const a = 1;")],
  ],
});

/** `import * as entering from "./doors/entering"` → entering: the file it stands for. */
function namespaces(source: Source): Map<string, string> {
  return new Map(
    parse(source).statements.flatMap((statement) => {
      const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
      if (!bindings || !ts.isNamespaceImport(bindings)) return [];
      const target = importsOf(source).find(({ specifier }) => specifier === textOf(statement))?.target;
      return target ? [[bindings.name.text, target] as const] : [];
    }),
  );
}

const textOf = (statement: ts.Statement) => (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : "");

/** The names that a file defines as `door({ … })`. */
function doorsIn(source: Source): Set<string> {
  const defined = exportsOf(source).filter(({ value }) => value && ts.isCallExpression(value) && calledName(value) === "door");
  const isReal = importsOf(source).some(({ target, names }) => target === "lib/core/door" && names.includes("door"));
  return new Set(isReal ? defined.map(({ name }) => name) : []);
}

/** Nothing but imports and lines of the shape `export const xAction = doors.x`, where x is made by `door()`. */
const eachActionIsADoor: Checker = (sources) => {
  const doors = new Map(sources.filter(({ path }) => path.includes("/doors/")).map((source) => [source.path.replace(/\.ts$/, ""), doorsIn(source)]));
  return sources
    .filter(({ path }) => path.endsWith("/actions.ts"))
    .flatMap((source) => {
      const from = namespaces(source);
      const others = parse(source).statements.filter((statement) => !ts.isImportDeclaration(statement) && !ts.isVariableStatement(statement)).slice(1);
      const lines = exportsOf(source).flatMap(({ name, value }) => {
        const isMember = value && ts.isPropertyAccessExpression(value) && ts.isIdentifier(value.expression);
        const target = isMember ? from.get(value.expression.text) : undefined;
        const isDoor = isMember && target !== undefined && doors.get(target)?.has(value.name.text);
        return isDoor && name.endsWith("Action") ? [] : [`${source.path} exposes ${name}, which no door guards`];
      });
      return [...lines, ...others.map((statement) => `${source.path} holds more than its doors: ${statement.getText().slice(0, 40)}`)];
    });
};

const soundDoor = fake("lib/a/doors/entering.ts", 'import { door } from "@/lib/core/door";', "export const leave = door({});", "export const raw = async () => undefined;");
const soundHead = ['"use server";', 'import * as entering from "./doors/entering";'];

rule("whatever a browser may call is a door, exposed by one line", {
  on: [...actions, ...doorFiles],
  check: eachActionIsADoor,
  refuses: [
    [soundDoor, fake("lib/a/actions.ts", ...soundHead, "export const rawAction = entering.raw;")],
    [soundDoor, fake("lib/a/actions.ts", ...soundHead, "export async function leaveAction() {}")],
    [soundDoor, fake("lib/a/actions.ts", ...soundHead, "export const leaveAction = (form) => entering.leave(form);")],
    [soundDoor, fake("lib/a/actions.ts", ...soundHead, "export const leave = entering.leave;")],
    [soundDoor, fake("lib/a/actions.ts", ...soundHead, 'export * from "./doors/entering";')],
    [fake("lib/a/doors/entering.ts", "const door = (x) => x;", "export const leave = door({});"), fake("lib/a/actions.ts", ...soundHead, "export const leaveAction = entering.leave;")],
  ],
  accepts: [[soundDoor, fake("lib/a/actions.ts", ...soundHead, "export const leaveAction = entering.leave;")]],
});

const parts = ["gate", "input", "run", "refusal"];

rule("a door says who may, what shape, which use case and how it refuses, and keeps no password", {
  on: doorFiles,
  check: inEach((source) =>
    nodesOf(source)
      .filter(ts.isCallExpression)
      .filter((call) => calledName(call) === "door")
      .flatMap((call) => {
        const [options] = call.arguments;
        const given = options && ts.isObjectLiteralExpression(options) ? options.properties : [];
        const names = given.flatMap(({ name }) => name?.getText() ?? []);
        const kept = given.find(({ name }) => name?.getText() === "keeps")?.getText() ?? "";
        return [...parts.filter((part) => !names.includes(part)).map((part) => `has a door without ${part}`), ...(/password/i.test(kept) ? ["gives a password back to the form"] : [])];
      }),
  ),
  refuses: [
    [fake("lib/a/doors/a.ts", "export const a = door({ input, run, refusal });")],
    [fake("lib/a/doors/a.ts", 'export const a = door({ gate, input, run, refusal, keeps: ["email", "currentPassword"] });')],
  ],
});

const notCalls = ["scripts/", "tests/"];
const settings = /^[a-z.]+\.config\.(ts|mjs)$/;

/** Telling a library something through process.env is no reading: `Object.assign(process.env, …)`, `process.env.X = …`. */
function envReads(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    if (!ts.isPropertyAccessExpression(node) || node.getText() !== "process.env") return [];
    const { parent } = node;
    const isGiven = ts.isCallExpression(parent) && parent.expression.getText() === "Object.assign" && parent.arguments[0] === node;
    const isSet = ts.isBinaryExpression(parent.parent) && parent.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.parent.left === parent;
    return isGiven || isSet ? [] : ["reads process.env: ask lib/core/env"];
  });
}

rule("only lib/core/env.ts reads process.env", {
  on: product.filter(({ path }) => path !== "lib/core/env.ts" && !notCalls.some((folder) => path.startsWith(folder)) && !settings.test(path)),
  check: inEach(envReads),
  refuses: [
    [fake("lib/accounts/rules.ts", "export const limit = Number(process.env.LIMIT);")],
    [fake("server/web.ts", "const { PORT } = process.env;")],
    [fake("components/a.tsx", 'const isDev = process.env["NODE_ENV"] === "development";')],
    [fake("lib/accounts/gates.ts", "const copy = { ...process.env };")],
  ],
  accepts: [[fake("server/web.ts", 'Object.assign(process.env, { NODE_ENV: "production" });')]],
});

/** What is no form (a download) cannot be a door, so it asks the same two questions by itself. */
rule("a route handler that changes or gives out data asks where the request comes from", {
  on: doorFiles.filter((source) => exportsOf(source).some(({ name }) => !doorsIn(source).has(name))),
  check: inEach((source) => {
    const called = nodesOf(source).filter(ts.isCallExpression).map(calledName);
    return [...(called.includes("isSameOrigin") ? [] : ["never calls isSameOrigin"]), ...(called.some((name) => /^(require|visit|findParent$)/.test(name)) ? [] : ["asks no gate"])];
  }),
  refuses: [[fake("lib/a/doors/download.ts", "export async function download() { return requireParent(); }")], [fake("lib/a/doors/download.ts", "export async function download() { return isSameOrigin(); }")]],
});
