import ts from "typescript";
import { importsOf, runtimeImportsOf } from "./support/imports";
import { inEach, rule } from "./support/rule";
import { fake, product, under, type Source } from "./support/sources";
import { calledName, calls, nodes, nodesOf, parse } from "./support/syntax";

const domains = under("lib").filter(({ path }) => !path.startsWith("lib/core/"));
const named = (name: string) => domains.filter(({ path }) => path.endsWith(`/${name}.ts`));
const useCases = domains.filter(({ path }) => path.includes("/use-cases/"));

/** `new Date()`, `Date.now()`, `performance.now()`, and our own clock. */
function clockReads(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) return ["reads the clock: new Date()"];
    if (ts.isPropertyAccessExpression(node) && /^(Date|performance)\.now$/.test(node.getText())) return [`reads the clock: ${node.getText()}`];
    return ts.isIdentifier(node) && node.text === "readClock" ? ["reads the clock: readClock"] : [];
  });
}

function writes(source: Source): string[] {
  const called = calls(parse(source)).map(calledName).filter((name) => ["insert", "update", "delete"].includes(name));
  const inSql = nodesOf(source)
    .filter(ts.isTaggedTemplateExpression)
    .map(({ template }) => template.getText())
    .filter((text) => /\b(insert\s+into|update\s+[\w."$]+\s+set|delete\s+from|truncate)\b/i.test(text));
  return [...called.map((name) => `writes: ${name}()`), ...inSql.map(() => "writes in its SQL")];
}

const mentions = (source: Source, names: string[]) =>
  nodesOf(source).flatMap((node) => (ts.isIdentifier(node) && names.includes(node.text) ? [`speaks of ${node.text}`] : []));

rule("rules decide on plain facts: no clock, no chance, no outside", {
  on: named("rules"),
  check: inEach((source) => [
    ...clockReads(source),
    ...nodesOf(source).flatMap((node) => (ts.isPropertyAccessExpression(node) && node.getText() === "Math.random" ? ["draws lots"] : [])),
    ...runtimeImportsOf(source)
      .filter(({ target }) => !/^lib\/core\/|\/(rules|words)$/.test(target))
      .map(({ target }) => `imports ${target}`),
    ...importsOf(source).filter(({ target }) => target.startsWith("db/")).map(({ target }) => `knows ${target}`),
    ...nodesOf(source).flatMap((node) => (ts.isAwaitExpression(node) ? ["waits for something"] : [])),
  ]),
  refuses: [
    [fake("lib/a/rules.ts", "export const isLate = (at: Date) => at < new Date();")],
    [fake("lib/a/rules.ts", "export const isLate = (at: number) => at < Date.now();")],
    [fake("lib/a/rules.ts", 'import { readClock } from "@/lib/core/clock";')],
    [fake("lib/a/rules.ts", "export const luck = () => Math.random();")],
    [fake("lib/a/rules.ts", 'import { redirect } from "next/navigation";')],
    [fake("lib/a/rules.ts", 'import type { Actor } from "@/db/context";')],
    [fake("lib/a/rules.ts", 'import { findAccount } from "./queries";')],
  ],
  accepts: [[fake("lib/a/rules.ts", 'import type { Route } from "next";', 'import { DAY_MS } from "@/lib/core/clock";', "export const later = (at: Date) => new Date(at.getTime() + DAY_MS);")]],
});

rule("queries write nothing", {
  on: named("queries"),
  check: inEach(writes),
  refuses: [
    [fake("lib/a/queries.ts", "export const drop = (tx) => tx.delete(account);")],
    [fake("lib/a/queries.ts", "export const touch = (db) => db.update(session).set({});")],
    [fake("lib/a/queries.ts", "export const raw = (db) => db.execute(sql`insert into account values (1)`);")],
  ],
  accepts: [[fake("lib/a/queries.ts", 'export const lock = (tx) => tx.select().from(account).for("update");')]],
});

rule("gates and loaders write nothing themselves", {
  on: [...named("gates"), ...named("loaders")],
  check: inEach(writes),
  refuses: [[fake("lib/a/gates.ts", "export const seen = (db) => db.update(session).set({});")], [fake("lib/a/loaders.ts", "export const seen = (db) => db.insert(visit).values({});")]],
});

const webWords = ["FormData", "Request", "Response", "Headers", "NextRequest", "NextResponse", "cookies", "headers", "redirect"];

rule("use cases know no HTTP, no form, no React, no Next, and are told what time it is", {
  on: useCases,
  check: inEach((source) => [
    ...clockReads(source),
    ...mentions(source, webWords),
    ...importsOf(source)
      .filter(({ target, isOurs }) => !isOurs && /^(next|react)(\b|-)/.test(target))
      .map(({ specifier }) => `imports ${specifier}`),
  ]),
  refuses: [
    [fake("lib/a/use-cases/do-it.ts", "export const doIt = () => new Date();")],
    [fake("lib/a/use-cases/do-it.ts", "export const doIt = (form: FormData) => form;")],
    [fake("lib/a/use-cases/do-it.ts", 'import { redirect } from "next/navigation";')],
    [fake("lib/a/use-cases/do-it.ts", 'import { createElement } from "react";')],
    [fake("lib/a/use-cases/do-it.ts", 'import { readClock } from "@/lib/core/clock";')],
  ],
  accepts: [[fake("lib/a/use-cases/do-it.ts", 'import { after } from "@/lib/core/clock";', "export const doIt = (now: Date) => after(now, 1);")]],
});

rule("only queries, use cases and db/ touch tables", {
  on: product,
  check: inEach((source) =>
    /^db\/|\/queries\.ts$|\/use-cases\//.test(source.path)
      ? []
      : runtimeImportsOf(source).filter(({ target }) => target.startsWith("db/schema/")).map(({ target }) => `imports ${target}`),
  ),
  refuses: [[fake("lib/a/loaders.ts", 'import { account } from "@/db/schema/accounts";')], [fake("server/worker.ts", 'import { mail } from "@/db/schema/notifications";')]],
  accepts: [[fake("lib/a/loaders.ts", 'import type { TokenPurpose } from "@/db/schema/accounts";')]],
});

rule("only figures and reports read a replica: whatever else people see, they may just have written (decision 0043)", {
  on: under("lib").concat(under("app"), under("components")),
  check: inEach((source) =>
    /^lib\/(figures|reports)\//.test(source.path) ? [] : runtimeImportsOf(source).filter(({ target }) => target === "db/replica").map(({ target }) => `imports ${target}`),
  ),
  refuses: [[fake("lib/bookings/loaders.ts", 'import { reader } from "@/db/replica";')], [fake("app/page.tsx", 'import { reader } from "@/db/replica";')]],
  accepts: [[fake("lib/figures/loaders.ts", 'import { reader } from "@/db/replica";')], [fake("lib/a/queries.ts", 'import type { Reader } from "@/db/replica";')]],
});

/** Within one domain too: what each kind of file may not lean on. */
const neverBelow: Record<string, string[]> = {
  rules: ["queries", "use-cases", "gates", "loaders", "doors", "actions", "adapters", "view"],
  policy: ["queries", "use-cases", "gates", "loaders", "doors", "actions", "adapters", "view"],
  words: ["queries", "use-cases", "gates", "loaders", "doors", "actions", "adapters", "view"],
  input: ["queries", "use-cases", "gates", "loaders", "doors", "actions", "adapters", "view"],
  view: ["queries", "use-cases", "gates", "loaders", "doors", "actions"],
  queries: ["use-cases", "gates", "loaders", "doors", "actions"],
  "use-cases": ["gates", "loaders", "doors", "actions"],
  gates: ["loaders", "doors", "actions"],
  loaders: ["use-cases", "doors", "actions", "input"],
  tasks: ["gates", "loaders", "doors", "actions"],
};

const kindOf = (path: string) => /^lib\/(?!core\/)[a-z-]+\/([a-z-]+)/.exec(path)?.[1] ?? "";

rule("each kind of file leans only on what is below it", {
  on: domains,
  check: inEach((source) =>
    runtimeImportsOf(source)
      .filter(({ target }) => neverBelow[kindOf(source.path)]?.includes(kindOf(target)))
      .map(({ target }) => `leans on ${target}`),
  ),
  refuses: [
    [fake("lib/a/queries.ts", 'import { openSession } from "./use-cases/open-session";')],
    [fake("lib/a/use-cases/do-it.ts", 'import { requireParent } from "../gates";')],
    [fake("lib/a/loaders.ts", 'import { exportData } from "./use-cases/export-data";')],
    [fake("lib/jobs/tasks.ts", 'import { loadReadiness } from "./loaders";')],
  ],
});

const onServer = /^lib\/[a-z-]+\/(queries|gates|loaders|tasks)\.ts$|^lib\/[a-z-]+\/(use-cases|adapters|doors)\/|^db\/(client|replica|transaction|migrate)\.ts$/;
const secrets = (source: Source) => runtimeImportsOf(source).some(({ target, names }) => target === "lib/core/env" && names.includes("env"));

/** `lib/core/env.ts` itself is read by next.config.ts, where the mark would stop the build. */
const needsMark = (source: Source) => onServer.test(source.path) || secrets(source);

rule("what reads data or secrets can never reach a browser", {
  on: [...under("lib"), ...under("db")].filter(({ path }) => path !== "lib/core/env.ts"),
  check: inEach((source) => {
    const isMarked = importsOf(source).some(({ specifier }) => specifier === "server-only");
    return needsMark(source) && !isMarked ? ['lacks import "server-only"'] : [];
  }),
  refuses: [
    [fake("lib/a/queries.ts", "export const list = () => [];")],
    [fake("lib/core/cipher.ts", 'import { env } from "./env";')],
    [fake("lib/a/words.ts", 'import { env } from "@/lib/core/env";')],
  ],
  accepts: [[fake("lib/a/queries.ts", 'import "server-only";')], [fake("lib/a/rules.ts", "export const one = 1;")]],
});

test("the walk sees inside functions", () => {
  const [statement] = parse(fake("a.ts", "const now = () => { return [new Date()]; };")).statements;
  expect(statement && nodes(statement).some(ts.isNewExpression)).toBe(true);
});
