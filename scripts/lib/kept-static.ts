import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const STATIC = ".next/static";
/** Which of the static files are not of this build. */
const KEPT = ".next/kept-static.json";

/**
 * Gives a build, before it starts, the scripts and styles that the build before it brought (and not those that one had kept): a page
 * opened just before a release still finds its own. Their names come from what they hold, so that none hides another.
 */
export function keepStaticOf(before: string, folder: string): number {
  const older = new Set(keptBy(before));
  const kept = filesIn(path.join(before, STATIC)).filter((file) => !older.has(file) && !existsSync(path.join(folder, STATIC, file)));
  for (const file of kept) {
    mkdirSync(path.join(folder, STATIC, path.dirname(file)), { recursive: true });
    copyFileSync(path.join(before, STATIC, file), path.join(folder, STATIC, file));
  }
  writeFileSync(path.join(folder, KEPT), JSON.stringify([...keptBy(folder), ...kept]));
  return kept.length;
}

const keptBy = (folder: string) => (existsSync(path.join(folder, KEPT)) ? (JSON.parse(readFileSync(path.join(folder, KEPT), "utf8")) as string[]) : []);

const filesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))) : [];
