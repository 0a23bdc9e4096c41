import path from "node:path";
import type { NextConfig } from "next";
import { buildEnv } from "./lib/core/env";

buildEnv();

const sessionCookies = ["pf_session", "__Host-pf_session"];

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  typescript: { tsconfigPath: "tsconfig.build.json" },
  agentRules: false,
  /* Without a root, a lock file in a folder above would move it: other packages, and other names for the actions of open forms. */
  turbopack: { root: import.meta.dirname, resolveAlias: { "@/lib/core/profile": { browser: "./lib/core/profile-in-page.ts" } } },
  /* The build speaks of no authority: what it prerendered is rendered again by each process that starts. */
  cacheHandler: path.join(import.meta.dirname, "server/kept-pages.mjs"),
  cacheMaxMemorySize: 0,
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres", "sharp"],
  experimental: {
    /* A page's code is read when somebody first asks for it: 30 MB less in each process, and a start that is a third shorter. */
    preloadEntriesOnStart: false,
    serverActions: {
      /* The envelope admits such a body at the address of uploads only, and 256 kB elsewhere. */
      bodySizeLimit: "45mb",
      /* Older browsers send this origin from pages without referrer; every door checks the origin itself. */
      allowedOrigins: ["null"],
    },
  },
  /**
   * Pages that are the same for everyone are prerendered. The few that greet a signed-in person,
   * or lead back to where somebody was going, have a dynamic twin behind the same address.
   */
  async rewrites() {
    const twins = [
      ...sessionCookies.flatMap((key) => [
        { source: "/", has: [{ type: "cookie" as const, key }], destination: "/accueil" },
        { source: "/connexion", has: [{ type: "cookie" as const, key }], destination: "/connexion/reprise" },
      ]),
      { source: "/connexion", has: [{ type: "query" as const, key: "suite" }], destination: "/connexion/reprise" },
      { source: "/connexion", has: [{ type: "query" as const, key: "fait" }], destination: "/connexion/reprise" },
      { source: "/lien-de-connexion", has: [{ type: "query" as const, key: "suite" }], destination: "/lien-de-connexion/reprise" },
    ];
    return { beforeFiles: twins, afterFiles: [], fallback: [] };
  },
};

export default config;
