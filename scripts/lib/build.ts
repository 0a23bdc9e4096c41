import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundled, bundleInto } from "./bundle";
import { inProject } from "./paths";
import { Problem } from "./problem";
import { runQuietly } from "./run";

const STAMP = inProject(".next/demo-build.json");
const BUILD_ID = inProject(".next/BUILD_ID");
export const BUILT_PROGRAMS = inProject(".next/run");
const RUNNABLE = bundled.map((name) => path.join(BUILT_PROGRAMS, `${name}.mjs`));

const SOURCES = ["app", "components", "lib", "db", "emails", "server", "public", "scripts/lib/bundle.ts"];
const SETTINGS = ["next.config.ts", "tailwind.config.ts", "postcss.config.mjs", "tsconfig.json", "tsconfig.build.json", "package.json", "package-lock.json"];

/** Everything a build is made from. */
export const BUILT_FROM = [...SOURCES, ...SETTINGS];

/** Builds the product unless the build at hand was made from exactly these sources, settings and key. */
export async function ensureBuild(actionsKey: string, say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const wanted = fingerprint(actionsKey);
  if (isBuilt(wanted)) return;
  say("Construction du portail (une minute environ)…");
  rmSync(STAMP, { force: true });
  const settings = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DEMO: "1", NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey };
  const { code, output } = await runQuietly([inProject("node_modules/next/dist/bin/next"), "build"], settings, signal);
  if (code !== 0) throw new Problem(`${output.trim().split("\n").slice(-30).join("\n")}\n\nLa construction du portail a échoué.`);
  await bundleInto(BUILT_PROGRAMS);
  writeFileSync(STAMP, JSON.stringify({ sources: wanted, build: readFileSync(BUILD_ID, "utf8") }));
}

function isBuilt(wanted: string): boolean {
  if (![STAMP, BUILD_ID, ...RUNNABLE].every((file) => existsSync(file))) return false;
  return readFileSync(STAMP, "utf8") === JSON.stringify({ sources: wanted, build: readFileSync(BUILD_ID, "utf8") });
}

/** Taken before the build starts: a file saved meanwhile makes the next run build again. */
function fingerprint(key: string): string {
  const hash = createHash("sha256").update(`${process.versions.node}\0${inProject()}\0${key}\0`);
  for (const file of [...SOURCES.flatMap(filesUnder), ...SETTINGS].sort()) {
    if (existsSync(inProject(file))) hash.update(`${file}\0`).update(readFileSync(inProject(file))).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(name: string): string[] {
  const place = inProject(name);
  if (!existsSync(place)) return [];
  if (path.extname(name) !== "") return [name];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inProject(), path.join(entry.parentPath, entry.name)));
}
