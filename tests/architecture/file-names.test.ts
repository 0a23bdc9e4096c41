import { inEach, rule, type Checker } from "./support/rule";
import { allPaths, fake, isTest, under, type Source } from "./support/sources";
import { exportsOf } from "./support/syntax";

const files: Source[] = allPaths.map((path) => ({ path, text: "" }));
const paths = (...names: string[]): Source[] => names.map((name) => fake(name));

const inDomain = [
  /^(rules|policy|input|queries|gates|loaders|actions|view|words|catalogue|tasks)\.ts$/,
  /^README\.md$/,
  /^(use-cases|adapters|doors)\/[a-z0-9-]+\.ts$/,
];

rule("a domain of lib/ holds only files whose name says what they may do", {
  on: files.filter(({ path }) => /^lib\/(?!core\/)/.test(path)),
  check: inEach(({ path }) => {
    const name = path.split("/").slice(2).join("/");
    return inDomain.some((shape) => shape.test(name)) ? [] : ["is not one of the files a domain may hold: docs/decisions/0002"];
  }),
  refuses: [
    paths("lib/accounts/helpers.ts"), paths("lib/accounts/index.ts"), paths("lib/accounts/utils/dates.ts"), paths("lib/accounts/use-cases/a/b.ts"),
    paths("lib/accounts/rules.tsx"), paths("lib/accounts/services.ts"),
  ],
  accepts: [paths("lib/accounts/policy.ts", "lib/accounts/doors/entering.ts", "lib/jobs/tasks.ts", "lib/desk/README.md")],
});

rule("lib/core is flat, and without components", {
  on: files.filter(({ path }) => path.startsWith("lib/core/")),
  check: inEach(({ path }) => (/^lib\/core\/([a-z0-9-]+\.ts|README\.md)$/.test(path) ? [] : ["does not belong in lib/core"])),
  refuses: [paths("lib/core/a/b.ts"), paths("lib/core/button.tsx")],
});

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const named = /^(lib|db|server|app|components|emails|scripts|tests)\//;
const migrations = /^db\/migrations\/(\d{4}_[a-z]+_[a-z_]+\.sql|meta\/(_journal|\d{4}_snapshot)\.json)$/;
const routeSegment = /^(\([a-z-]+\)|\[(\.\.\.)?[a-z-]+\])$/;

const isKebab = (path: string) =>
  path.split("/").every((part) => {
    const [stem = "", ...endings] = part.split(".");
    return part === "README.md" || routeSegment.test(part) || [stem, ...endings].every((word) => kebab.test(word));
  });

rule("files and folders are kebab-case; migrations are named verb_object", {
  on: files.filter(({ path }) => named.test(path)),
  check: inEach(({ path }) => {
    if (path.startsWith("db/migrations/")) return migrations.test(path) ? [] : ["is no generated migration named verb_object"];
    return isKebab(path) ? [] : ["is not kebab-case"];
  }),
  refuses: [paths("lib/core/newId.ts"), paths("components/ui/TextField.tsx"), paths("tests/unit/a_b.test.ts"), paths("db/migrations/0002_accounts.sql"), paths("app/Famille/page.tsx")],
  accepts: [paths("app/(public)/page.tsx", "app/famille/enfants/[id]/page.tsx", "app/api/auth/[...nextauth]/route.ts", "tests/unit/a-b.test.ts", "db/migrations/0002_add_families.sql")],
});

const routeFile = /^(page|layout|error|global-error|not-found)\.tsx$|^(route|robots|sitemap)\.ts$|^icon\.svg$|^globals\.css$/;

rule("app/ holds routes only", {
  on: files.filter(({ path }) => path.startsWith("app/")),
  check: inEach(({ path }) => (routeFile.test(path.split("/").at(-1) ?? "") ? [] : ["is no route: components live in components/, rules in lib/"])),
  refuses: [paths("app/famille/sign-out-form.tsx"), paths("app/famille/loading.tsx"), paths("app/famille/actions.ts"), paths("app/famille/template.tsx")],
});

const nextReads = new Set(["default", "metadata", "generateMetadata", "viewport", "GET", "HEAD", "POST"]);

rule("a route file exports what Next reads, and nothing else", {
  on: under("app"),
  check: inEach((source) => exportsOf(source).filter(({ name }) => !nextReads.has(name)).map(({ name }) => `exports ${name}`)),
  refuses: [
    [fake("app/page.tsx", "export function SignInPanel() { return null; }")],
    [fake("app/page.tsx", "export const revalidate = 60;")],
    [fake("app/a/route.ts", 'export * from "@/lib/accounts/doors/download";')],
  ],
  accepts: [[fake("app/page.tsx", "function Steps() { return null; }", "export default function Page() { return <Steps />; }")]],
});

const camel = (words: string) => words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

rule("a use case is named by its verb, which begins the name of what it exports", {
  on: under("lib").filter(({ path }) => path.includes("/use-cases/")),
  check: inEach((source) => {
    const name = source.path.split("/").at(-1)?.replace(/\.ts$/, "") ?? "";
    const [verb = "", ...object] = name.split("-");
    if (object.length === 0) return ["is no verb with its object"];
    const startsWithVerb = new RegExp(`^${camel(verb)}[A-Z]`);
    return exportsOf(source).some((each) => startsWithVerb.test(each.name)) ? [] : [`exports no function that begins with « ${verb} »`];
  }),
  refuses: [
    [fake("lib/accounts/use-cases/registration.ts", "export async function registration() {}")],
    [fake("lib/accounts/use-cases/password-reset.ts", "export async function resetPassword() {}")],
  ],
  accepts: [[fake("lib/accounts/use-cases/end-sessions.ts", "export async function endSession() {}")]],
});

const components = /^components\/([a-z-]+)\//;
const rooms = /^(?:lib|db\/schema|emails)\/([a-z-]+?)(?:\.ts$|\/)/;
const notDomains = new Set(["ui", "site", "core", "components"]);

/** The same word in every room: whoever knows one finds the others. */
const knownDomains: Checker = (sources) => {
  const domains = new Set(sources.flatMap(({ path }) => /^lib\/([a-z-]+)\//.exec(path)?.[1] ?? []));
  return sources.flatMap(({ path }) => {
    const word = components.exec(path)?.[1] ?? rooms.exec(path)?.[1];
    const isFree = word === undefined || notDomains.has(word) || domains.has(word) || /^emails\/[a-z-]+\.tsx?$/.test(path);
    return isFree ? [] : [`${path} speaks of « ${word} », which is no domain of lib/`];
  });
};

rule("components, schemas and mails use the words of lib/", {
  on: files.filter(({ path }) => !isTest(path)),
  check: knownDomains,
  refuses: [paths("lib/accounts/rules.ts", "components/users/a.tsx"), paths("lib/accounts/rules.ts", "db/schema/users.ts"), paths("lib/accounts/rules.ts", "emails/identity/a.tsx")],
});
