import { build } from "esbuild";
import { inProject } from "./lib/paths";
import { runMain } from "./lib/problem";

/** What runs outside Next: the web process around it, the worker, the migrations. */
async function main(): Promise<void> {
  await build({
    entryPoints: ["web", "worker", "migrate"].map((name) => inProject("server", `${name}.ts`)),
    outdir: inProject(".next/run"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": inProject("scripts/lib/empty.ts") },
    tsconfig: inProject("tsconfig.json"),
    jsx: "automatic",
    sourcemap: true,
    logLevel: "warning",
  });
}

runMain(main);
