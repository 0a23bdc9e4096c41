import ts from "typescript";
import { inEach, rule } from "./support/rule";
import { allPaths, code, fake, type Source } from "./support/sources";
import { nodesOf } from "./support/syntax";

/** The address that a route file answers: groups do not show, brackets match anything. */
function addressOf(path: string): string | undefined {
  const found = /^app\/(?:(.+)\/)?(page\.tsx|route\.ts)$/.exec(path);
  if (!found) return undefined;
  const shown = (found[1] ?? "").split("/").filter((segment) => segment !== "" && !segment.startsWith("("));
  return `/${shown.join("/")}`;
}

const addresses = allPaths.flatMap((path) => addressOf(path) ?? []);
const shapes = addresses.map((address) => new RegExp(`^${address.replace(/\[\.\.\.[^\]]+\]/g, ".+").replace(/\[[^\]]+\]/g, "[^/]+")}$`));
const leadsSomewhere = (address: string) => shapes.some((shape) => shape.test(address));

/** The contract's routes for opening an account, signing in, recovering a password and looking after the account (J1 to J4). */
const contract = [
  "/", "/connexion", "/creer-compte", "/creer-compte/envoye", "/confirmer-compte", "/mot-de-passe-oublie", "/nouveau-mot-de-passe",
  "/lien-de-connexion", "/lien", "/aide", "/contact", "/accessibilite", "/mentions-legales", "/donnees-personnelles", "/plan-du-site",
  "/famille", "/famille/compte", "/famille/compte/securite", "/famille/compte/donnees", "/api/health/live", "/api/health/ready",
];

test.each(contract)("%s is a page", (address) => {
  expect(addresses).toContain(address);
});

test("addresses are read from the folders", () => {
  expect(addressOf("app/(public)/page.tsx")).toBe("/");
  expect(addressOf("app/(public)/aide/page.tsx")).toBe("/aide");
  expect(addressOf("app/famille/enfants/[id]/page.tsx")).toBe("/famille/enfants/[id]");
  expect(addressOf("app/famille/layout.tsx")).toBeUndefined();
  expect(addresses).toHaveLength(new Set(addresses).size);
});

const plainSegment = /^[a-z0-9]+(-[a-z0-9]+)*$/;

test("addresses are French words without accents", () => {
  const odd = addresses.flatMap((address) => address.split("/").filter((part) => part !== "" && !part.startsWith("[") && !plainSegment.test(part)));
  expect(odd).toEqual([]);
});

const speaking = /^(app|components)\/.+\.tsx$|^lib\/[a-z-]+\/(doors\/[a-z-]+|gates|loaders|adapters\/links)\.ts$|^next\.config\.ts$/;

/** `"/aide"`, `"/connexion?fait=…"`, the start of `/lien?jeton=${…}`, and `/famille/enfants/${…}` with something in its place: whatever is written as a path of ours. */
function pathsIn(source: Source): string[] {
  return nodesOf(source)
    .flatMap((node) => {
      if (ts.isStringLiteralLike(node)) return [node.text];
      return ts.isTemplateHead(node) ? [/\w\/$/.test(node.text) ? `${node.text}x` : node.text] : [];
    })
    .filter((text) => /^\/([a-z]|$)/.test(text))
    .map((text) => text.replace(/[?#].*$/, ""));
}

rule("every path written in a page, a component, a door or a mail leads to a page", {
  on: code.filter(({ path }) => speaking.test(path) && !path.startsWith("app/api/")),
  check: inEach((source) => pathsIn(source).filter((address) => !leadsSomewhere(address)).map((address) => `leads to ${address}, which is no page`)),
  refuses: [
    [fake("components/a.tsx", 'const a = <TextLink href="/reserver">Réserver</TextLink>;')],
    [fake("app/a/page.tsx", "const a = <a href={`/familles?suite=${path}`}>Mon espace</a>;")],
    [fake("lib/a/doors/entering.ts", 'redirect("/bienvenue?fait=oui");')],
    [fake("next.config.ts", 'const twin = { source: "/", destination: "/accueil-connecte" };')],
  ],
  accepts: [[fake("components/a.tsx", 'const a = <TextLink href="/creer-compte#grands-parents">Grands-parents</TextLink>;')]],
});

test("the walk reads enough paths to mean something", () => {
  const read = code.filter(({ path }) => speaking.test(path)).flatMap(pathsIn);
  expect(read.length).toBeGreaterThan(60);
});

const isLocal = (address: string) => address.startsWith("/");

rule("pages and components link through our links, never through a bare <a> to a page of ours", {
  on: code.filter(({ path }) => /^(app|components)\/.+\.tsx$/.test(path)),
  check: inEach((source) =>
    nodesOf(source)
      .filter((node): node is ts.JsxOpeningElement | ts.JsxSelfClosingElement => ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node))
      .filter(({ tagName }) => tagName.getText() === "a")
      .flatMap(({ attributes }) => attributes.properties)
      .filter(ts.isJsxAttribute)
      .flatMap(({ name, initializer }) => (name.getText() === "href" && initializer && ts.isStringLiteral(initializer) && isLocal(initializer.text) ? [`has <a href="${initializer.text}">`] : [])),
  ),
  refuses: [[fake("components/a.tsx", 'const a = <a href="/aide">Aide</a>;')]],
  accepts: [[fake("components/a.tsx", 'const a = <a href="#contenu">Aller au contenu</a>;')]],
});
