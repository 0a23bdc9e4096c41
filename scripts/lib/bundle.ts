import { build } from "esbuild";
import { inProject } from "./paths";

export const bundled = ["web", "worker", "migrate", "staff-invite", "keys-rewrap", "backup", "restore", "fleet"] as const;
export type Bundled = (typeof bundled)[number];

/** Turns what runs outside Next (the web process around it, the worker, the commands of operators) into one file each. */
export async function bundleInto(outdir: string): Promise<void> {
  await build({
    entryPoints: bundled.map((name) => inProject("server", `${name}.ts`)),
    outdir,
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
