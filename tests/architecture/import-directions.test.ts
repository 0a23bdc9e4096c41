import { importsOf, runtimeImportsOf } from "./support/imports";
import { inEach, rule } from "./support/rule";
import { fake, product, under, type Source } from "./support/sources";
import { isClient } from "./support/syntax";

/** Left never imports right. */
const layers = [
  "lib/core", "db", "lib/audit", "lib/notifications", "lib/accounts", "lib/staff", "lib/families", "lib/documents", "lib/activities", "lib/billing",
  "lib/bookings",
  "lib/attendance", "lib/waitlists", "lib/service", "lib/callers", "lib/desk", "lib/desk-bookings", "lib/messages", "lib/journal", "lib/imports", "lib/reports",
  "lib/figures", "lib/jobs", "components", "app",
];
/** Compose anything, and nothing imports them. */
const outermost = ["db/seed", "server", "scripts", "tests"];

const isIn = (path: string, folder: string) => path.startsWith(`${folder}/`);
const isOutermost = (path: string) => outermost.some((folder) => isIn(path, folder));
const layerOf = (path: string) => layers.findIndex((folder) => isIn(path, folder));

rule("a layer imports only itself and those on its left", {
  on: product.filter(({ path }) => layerOf(path) >= 0 && !isOutermost(path)),
  check: inEach((source) =>
    importsOf(source)
      .filter(({ isOurs, target }) => isOurs && (isOutermost(target) || layerOf(target) > layerOf(source.path)))
      .map(({ target }) => `imports ${target}, which is on its right`),
  ),
  refuses: [
    [fake("lib/core/a.ts", 'import { database } from "@/db/client";')],
    [fake("lib/audit/queries.ts", 'import type { Account } from "../accounts/view";')],
    [fake("lib/notifications/rules.ts", 'export { tasks } from "@/lib/jobs/tasks";')],
    [fake("components/ui/a.tsx", 'const page = await import("@/app/page");')],
    [fake("db/client.ts", 'import { seedDemo } from "./seed/demo";')],
    [fake("app/page.tsx", 'import { createEnvelope } from "@/server/envelope/envelope";')],
  ],
  accepts: [[fake("lib/accounts/gates.ts", 'import { database } from "@/db/client";')], [fake("app/page.tsx", 'import { Home } from "@/components/site/home";')]],
});

rule("every folder of lib/ is a known layer", {
  on: under("lib"),
  check: inEach(({ path }) => (layerOf(path) < 0 ? ["is in no layer: place its folder among the layers first"] : [])),
  refuses: [[fake("lib/misc/rules.ts", "")], [fake("lib/helpers.ts", "")]],
});

rule("lib/core imports nothing of ours but itself", {
  on: under("lib/core"),
  check: inEach((source) => importsOf(source).filter(({ isOurs, target }) => isOurs && !isIn(target, "lib/core")).map(({ target }) => `imports ${target}`)),
  refuses: [[fake("lib/core/a.ts", 'import { palette } from "@/tailwind.config";')], [fake("lib/core/a.ts", 'import type { Actor } from "../../db/context";')]],
});

rule("a mail knows only lib/core, the colours and its own folder", {
  on: under("emails"),
  check: inEach((source) =>
    importsOf(source)
      .filter(({ isOurs, target }) => isOurs && !isIn(target, "lib/core") && !isIn(target, "emails") && target !== "tailwind.config")
      .map(({ target }) => `imports ${target}`),
  ),
  refuses: [[fake("emails/accounts/a.tsx", 'import { listMails } from "@/lib/notifications/queries";')], [fake("emails/a.tsx", 'import { Button } from "@/components/ui/button";')]],
  accepts: [[fake("emails/a.tsx", 'import { palette } from "@/tailwind.config";')]],
});

rule("only notifications sends mails, so only it imports them", {
  on: product.filter(({ path }) => !isOutermost(path) && !isIn(path, "emails")),
  check: inEach((source) =>
    isIn(source.path, "lib/notifications") ? [] : importsOf(source).filter(({ target }) => isIn(target, "emails")).map(({ target }) => `imports ${target}`),
  ),
  refuses: [[fake("lib/accounts/use-cases/a.ts", 'import { renderMail } from "@/emails/render-mail";')]],
  accepts: [[fake("lib/notifications/catalogue.ts", 'import A from "@/emails/accounts/a";')]],
});

rule("components/ui could ship in another product", {
  on: under("components/ui"),
  check: inEach((source) =>
    importsOf(source)
      .filter(({ isOurs, target }) => isOurs && !isIn(target, "components/ui") && !isIn(target, "lib/core"))
      .map(({ target }) => `imports ${target}`),
  ),
  refuses: [[fake("components/ui/a.tsx", 'import { SiteHeader } from "../site/header";')], [fake("components/ui/a.tsx", 'import { PASSWORD_MIN } from "@/lib/accounts/rules";')]],
});

const domainFile = /^lib\/(?!core\/)[a-z-]+\/(.+)$/;

function fileOfDomain(target: string): string | undefined {
  return domainFile.exec(target)?.[1];
}

const forBrowsers = ["actions", "input", "rules", "words"];

rule("a client component takes from a domain only actions, input, rules and words, and the types of views", {
  on: product.filter(isClient),
  check: inEach((source) =>
    importsOf(source).flatMap(({ target, isTypeOnly }) => {
      const file = fileOfDomain(target);
      if (isIn(target, "db")) return [`imports ${target}`];
      if (file === undefined || forBrowsers.includes(file) || (file === "view" && isTypeOnly)) return [];
      return [`imports ${target}`];
    }),
  ),
  refuses: [
    [fake("components/accounts/a.tsx", '"use client";', 'import { loadAccount } from "@/lib/accounts/loaders";')],
    [fake("components/accounts/a.tsx", '"use client";', 'import { accountView } from "@/lib/accounts/view";')],
    [fake("components/accounts/a.tsx", '"use client";', 'import type { Actor } from "@/db/context";')],
  ].map(onlyClients),
  accepts: [[fake("components/accounts/a.tsx", '"use client";', 'import type { AccountView } from "@/lib/accounts/view";')]],
});

/** A fake that is no client component would pass for the wrong reason. */
function onlyClients(sources: Source[]): Source[] {
  if (!sources.every(isClient)) throw new Error("this fake is no client component");
  return sources;
}

const inComponents = [...forBrowsers, "view", "loaders"];

rule("a component asks nobody: it runs no loader, query or use case", {
  on: under("components"),
  check: inEach((source) =>
    importsOf(source).flatMap(({ target, isTypeOnly }) => {
      const file = fileOfDomain(target);
      if (isIn(target, "db")) return [`imports ${target}`];
      if (file === undefined || (inComponents.includes(file) && (file !== "loaders" || isTypeOnly))) return [];
      return [`imports ${target}`];
    }),
  ),
  refuses: [
    [fake("components/accounts/a.tsx", 'import { loadAccount } from "@/lib/accounts/loaders";')],
    [fake("components/accounts/a.tsx", 'import { findAccount } from "@/lib/accounts/queries";')],
    [fake("components/accounts/a.tsx", 'import { account } from "@/db/schema/accounts";')],
  ],
  accepts: [[fake("components/accounts/a.tsx", 'import type { LinkState } from "@/lib/accounts/loaders";')]],
});

const inPages = ["loaders", "actions", "rules"];
const isRouteHandler = (path: string) => path.endsWith("/route.ts");

rule("a page takes loaders, actions and pure rules; a route handler, loaders and doors", {
  on: under("app"),
  check: inEach((source) =>
    importsOf(source).flatMap(({ target, isTypeOnly }) => {
      const file = fileOfDomain(target);
      if (isIn(target, "db")) return [`imports ${target}`];
      if (file === undefined || inPages.includes(file) || (file === "view" && isTypeOnly)) return [];
      return file.startsWith("doors/") && isRouteHandler(source.path) ? [] : [`imports ${target}`];
    }),
  ),
  refuses: [
    [fake("app/famille/page.tsx", 'import { findAccount } from "@/lib/accounts/queries";')],
    [fake("app/famille/page.tsx", 'import { exportData } from "@/lib/accounts/use-cases/export-data";')],
    [fake("app/famille/page.tsx", 'import { requireParent } from "@/lib/accounts/gates";')],
    [fake("app/famille/page.tsx", 'import { database } from "@/db/client";')],
    [fake("app/famille/page.tsx", 'import { register } from "@/lib/accounts/doors/entering";')],
  ],
  accepts: [[fake("app/famille/donnees/route.ts", 'export { downloadData as POST } from "@/lib/accounts/doors/download";')]],
});

rule("doors are reached through actions.ts, or by a route handler", {
  on: product,
  check: inEach((source) =>
    runtimeImportsOf(source)
      .filter(({ target }) => /^lib\/[a-z-]+\/doors\//.test(target) && !source.path.endsWith("/actions.ts") && !isRouteHandler(source.path))
      .map(({ target }) => `imports ${target}`),
  ),
  refuses: [[fake("components/accounts/a.tsx", 'import { register } from "@/lib/accounts/doors/entering";')]],
});
