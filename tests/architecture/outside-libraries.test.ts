import { importsOf, runtimeImportsOf } from "./support/imports";
import { inEach, rule } from "./support/rule";
import { fake, product, read } from "./support/sources";

/** Which files of the product may import an outside library; tests may look with any. What a library does here is then read in one place. */
const homes: Record<string, RegExp> = {
  "next-auth": /^lib\/accounts\/adapters\/next-auth\.ts$/,
  "@auth/core": /^lib\/accounts\/adapters\/next-auth\.ts$/,
  "@node-rs/argon2": /^lib\/accounts\/adapters\/argon2\.ts$/,
  "@zxcvbn-ts/core": /^lib\/accounts\/adapters\/zxcvbn\.ts$/,
  "@zxcvbn-ts/language-common": /^lib\/accounts\/adapters\/zxcvbn\.ts$/,
  "@zxcvbn-ts/language-fr": /^lib\/accounts\/adapters\/zxcvbn\.ts$/,
  nodemailer: /^lib\/notifications\/adapters\/smtp\.ts$/,
  sharp: /^lib\/documents\/adapters\/images\.ts$/,
  otplib: /^lib\/staff\/adapters\/totp\.ts$/,
  qrcode: /^lib\/staff\/adapters\/qr-code\.ts$/,
  "@simplewebauthn/server": /^lib\/staff\/adapters\/webauthn\.ts$/,
  "@simplewebauthn/browser": /^components\/staff\//,
  echarts: /^lib\/figures\/adapters\/echarts\.ts$/,
  "csv-parse": /^lib\/imports\/adapters\/csv\.ts$/,
  "csv-stringify": /^lib\/reports\/adapters\/csv\.ts$/,
  "write-excel-file": /^lib\/reports\/adapters\/xlsx\.ts$/,
  "prom-client": /^server\/metrics\/registry\.ts$/,
  "@opentelemetry/api": /^lib\/core\/trace\.ts$|^server\/tracing\.ts$/,
  "@opentelemetry/exporter-trace-otlp-http": /^server\/tracing\.ts$/,
  "@opentelemetry/resources": /^server\/tracing\.ts$/,
  "@opentelemetry/sdk-trace-node": /^server\/tracing\.ts$/,
  "ical-generator": /^lib\/bookings\/adapters\/calendar\.ts$/,
  pino: /^lib\/core\/log\.ts$/,
  "temporal-polyfill": /^lib\/core\/days\.ts$/,
  zod: /^lib\/core\/|^lib\/[a-z-]+\/(input\.ts$|use-cases\/)|^scripts\//,
  "drizzle-orm": /^db\/|^lib\/[a-z-]+\/(queries\.ts$|use-cases\/)/,
  "drizzle-kit": /^drizzle\.config\.ts$/,
  postgres: /^db\/(client|replica|migrate|copy)\.ts$|^scripts\//,
  "graphile-worker": /^db\/migrate\.ts$|^server\//,
  "react-email": /^emails\//,
  next: /^(app|components|lib\/[a-z-]+)\/|^server\/web\.ts$|^scripts\/lib\/stage\.ts$|^(next|jest)\.config\./,
  react: /^(app|components|emails)\/|^lib\/core\/loader\.ts$|^lib\/[a-z-]+\/(gates|loaders|catalogue)\.ts$/,
  "react-dom": /^components\//,
  tailwindcss: /^tailwind\.config\.ts$/,
  "server-only": /^(lib|db)\//,
  esbuild: /^scripts\//,
  "smtp-server": /^scripts\/mailbox/,
  mailparser: /^scripts\/mailbox/,
  "@playwright/test": /^scripts\/|^playwright\.config\.ts$/,
};

const ofDevelopment = /^scripts\/|^[a-z.]+\.config\.(ts|mjs)$/;

/** A part of a package counts as the package. */
const packageOf = (target: string) => Object.keys(homes).find((name) => target.startsWith(`${name}/`)) ?? target;

rule("a library is imported where it belongs, and nowhere else", {
  on: product,
  check: inEach((source) =>
    importsOf(source)
      .filter(({ isOurs, target }) => !isOurs && !target.startsWith("node:"))
      .filter(({ target }) => !(homes[packageOf(target)] ?? ofDevelopment).test(source.path))
      .map(({ specifier }) => `imports ${specifier}: that library has its place elsewhere`),
  ),
  refuses: [
    [fake("app/page.tsx", 'import { auth } from "next-auth";')],
    [fake("lib/accounts/gates.ts", 'import type { Session } from "next-auth/react";')],
    [fake("lib/accounts/use-cases/a.ts", 'import { hash } from "@node-rs/argon2";')],
    [fake("lib/notifications/use-cases/a.ts", 'const { createTransport } = await import("nodemailer");')],
    [fake("lib/accounts/loaders.ts", 'import { sql } from "drizzle-orm";')],
    [fake("lib/jobs/tasks.ts", 'import { run } from "graphile-worker";')],
    [fake("components/ui/a.tsx", 'import { Html } from "react-email";')],
    [fake("lib/accounts/use-cases/a.ts", 'import lodash from "lodash";')],
    [fake("lib/audit/queries.ts", 'import postgres from "postgres";')],
  ],
  accepts: [[fake("lib/accounts/adapters/next-auth.ts", 'import NextAuth from "next-auth";')], [fake("scripts/a.ts", 'import lodash from "lodash";')]],
});

const nextInDomains = /^lib\/core\/(door|loader)\.ts$|^lib\/[a-z-]+\/(gates|loaders)\.ts$|^lib\/[a-z-]+\/(adapters|doors)\//;

rule("in lib/, only doors, gates, loaders and adapters run with Next", {
  on: product.filter(({ path }) => path.startsWith("lib/")),
  check: inEach((source) =>
    nextInDomains.test(source.path) ? [] : runtimeImportsOf(source).filter(({ target }) => packageOf(target) === "next").map(({ specifier }) => `imports ${specifier}`),
  ),
  refuses: [[fake("lib/accounts/rules.ts", 'import { redirect } from "next/navigation";')], [fake("lib/accounts/queries.ts", 'import { headers } from "next/headers";')]],
  accepts: [[fake("lib/accounts/rules.ts", 'import type { Route } from "next";')], [fake("lib/accounts/gates.ts", 'import { headers } from "next/headers";')]],
});

test("every home above names a package of package.json", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  expect(Object.keys(homes).filter((name) => !(name in { ...dependencies, ...devDependencies }))).toEqual([]);
});
