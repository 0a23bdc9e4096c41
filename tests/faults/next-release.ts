import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { BUILT_FROM } from "@/scripts/lib/build";
import { keepStaticOf } from "@/scripts/lib/kept-static";
import { dataDir, inProject } from "@/scripts/lib/paths";
import { Problem } from "@/scripts/lib/problem";
import { nodeCommand, runQuietly } from "@/scripts/lib/run";

/** A built product, and the folder it runs from. */
export type Release = { home: string; programs: string };

const HOME = path.join(dataDir, "next-release");

/** What a release changes: words of a page, a script, a style, and a column that the code before it does not know. */
const CHANGES: readonly { file: string; from: string; to: string }[] = [
  { file: "app/famille/reserver/verifier/page.tsx", from: "Réserver : vérifier ma demande", to: "Réserver : relire ma demande" },
  { file: "components/bookings/days-form.tsx", from: "Aucun jour choisi.", to: "Pas encore de jour choisi." },
  { file: "components/ui/form.css", from: ".form {", to: ".form {\n  scroll-margin: 1px;" },
  { file: "db/schema/families.ts", from: "  createdAt: createdAt(),\n  /** Names", to: '  nextRelease: boolean("next_release").notNull().default(false),\n  createdAt: createdAt(),\n  /** Names' },
];
const MIGRATION = { tag: "9999_add_next_release", sql: 'alter table "family" add column "next_release" boolean default false not null;' };

/** The release after this one, built beside it from the same sources with those changes; the key of the actions is the one of the environment. */
export async function buildNextRelease(signal: AbortSignal): Promise<Release> {
  removeNextRelease();
  mkdirSync(HOME, { recursive: true });
  for (const file of [...BUILT_FROM, "scripts"]) cpSync(inProject(file), path.join(HOME, file), { recursive: true });
  // The names of actions come from where a file stands in its project: this one is whole, with the same packages.
  execFileSync("cp", ["-Rl", inProject("node_modules"), HOME]);
  for (const { file, from, to } of CHANGES) rewrite(file, (text) => replaced(file, text, from, to));
  writeFileSync(path.join(HOME, "db/migrations", `${MIGRATION.tag}.sql`), MIGRATION.sql);
  rewrite("db/migrations/meta/_journal.json", (text) => {
    const journal = JSON.parse(text) as { entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] };
    const [last] = journal.entries.slice(-1);
    if (!last) throw new Problem("there is no migration to come after");
    return JSON.stringify({ ...journal, entries: [...journal.entries, { ...last, idx: last.idx + 1, when: last.when + 1, tag: MIGRATION.tag }] });
  });
  const settings = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DEMO: "1" };
  const bundle = nodeCommand(inProject("scripts/bundle.ts"));
  for (const { args, env } of [{ args: [path.join(HOME, "node_modules/next/dist/bin/next"), "build"], env: settings }, { args: bundle.args, env: { ...bundle.env, ...settings } }]) {
    const { code, output } = await runQuietly(args, env, signal, HOME);
    if (code !== 0) throw new Problem(`The next release could not be built:\n${output.trim().split("\n").slice(-30).join("\n")}`);
  }
  keepStaticOf(inProject(), HOME);
  return { home: HOME, programs: path.join(HOME, ".next/run") };
}

export const removeNextRelease = (): void => rmSync(HOME, { recursive: true, force: true });

function rewrite(file: string, change: (text: string) => string): void {
  const place = path.join(HOME, file);
  writeFileSync(place, change(readFileSync(place, "utf8")));
}

function replaced(file: string, text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Problem(`${file} no longer holds « ${from} », which the next release changes`);
  return text.replace(from, () => to);
}
