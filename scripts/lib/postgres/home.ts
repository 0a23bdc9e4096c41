import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Problem } from "../problem";
import { executable, installedPostgres } from "./binaries";

/** PostgreSQL refuses to run as root: it then runs as another user of the machine. */
export type RunAs = { uid: number; gid: number };

/** Where a cluster's programs and data live, and who runs them. `runAs` is absent for an ordinary user. */
export type Home = { native: string; data: string; runAs?: RunAs };

const SERVICE_USER = "postgres";
const isRoot = () => process.getuid?.() === 0;

/** A place only root may enter is of no use to the service user: programs and data then move out of the project. */
export function homeFor(data: string): Home {
  const native = installedPostgres();
  if (!isRoot()) return { native, data };
  const runAs = ownerOf(data) ?? serviceUser();
  mkdirSync(path.dirname(data), { recursive: true });
  if (canEnter(native, runAs) && canEnter(path.dirname(data), runAs)) return { native, data, runAs };
  const moved = movedOf(data);
  mkdirSync(path.dirname(moved), { recursive: true, mode: 0o755 });
  return { native: copiedPrograms(native), data: moved, runAs: ownerOf(moved) ?? runAs };
}

/** Every place where homeFor may have put this data. */
export const placesOf = (data: string): string[] => (isRoot() ? [data, movedOf(data)] : [data]);

const sharedRoot = "/var/lib/portail-familles";
const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);
const movedOf = (data: string) => path.join(sharedRoot, `data-${digest(path.resolve(data))}`);

function copiedPrograms(native: string): string {
  const version = readFileSync(path.join(native, "..", "package.json"), "utf8");
  const copy = path.join(sharedRoot, `postgres-${digest(version)}`);
  if (existsSync(path.join(copy, "bin", executable("postgres")))) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

const canEnter = (folder: string, runAs: RunAs) => spawnSync("test", ["-x", folder], { ...runAs, cwd: "/" }).status === 0;

function ownerOf(data: string): RunAs | undefined {
  if (!existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  return uid === 0 ? undefined : { uid, gid };
}

function serviceUser(): RunAs {
  try {
    return idsOf(SERVICE_USER);
  } catch {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVICE_USER], { stdio: "ignore" });
      return idsOf(SERVICE_USER);
    } catch {
      throw new Problem(
        "PostgreSQL refuse de tourner en root et l'utilisateur « postgres » n'a pas pu être créé : lancez la commande sans être root, ou indiquez votre serveur dans DATABASE_URL.",
      );
    }
  }
}

const idsOf = (user: string): RunAs => ({ uid: idOf("-u", user), gid: idOf("-g", user) });
const idOf = (flag: string, user: string) => Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"] }));

/** Makes a folder or a small file that the user running PostgreSQL owns. */
export function handOver(target: string, { runAs }: Home, content?: string): void {
  if (content === undefined) mkdirSync(target, { recursive: true, mode: 0o700 });
  else writeFileSync(target, content, { mode: 0o600 });
  if (runAs) chownSync(target, runAs.uid, runAs.gid);
}

