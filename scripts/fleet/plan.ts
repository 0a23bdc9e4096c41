import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { Problem } from "../lib/problem";

const name = z.string().regex(/^[a-z][a-z0-9]{1,23}$/, "doit compter 2 à 24 lettres minuscules ou chiffres, une lettre d'abord");
const host = z.string().regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:\d+)?$|^localhost:\d+$/, "doit être un nom de machine, en minuscules");
const place = z.string().refine(path.isAbsolute, "doit être écrit depuis la racine (/…)");
const whole = (min: number, max: number) => z.int().min(min).max(max);

const sizes = z.strictObject({
  webProcesses: whole(1, 16).default(1),
  /** Connections per process. */
  pool: whole(1, 50).default(4),
  /** Mails and other jobs at once: each waits with a connection. */
  jobs: whole(1, 16).default(1),
  cpuWeight: whole(1, 10_000).default(100),
  /** Memory for what a request leaves behind, until it is collected: small costs a little processor, 16 is Node's own choice. */
  semiSpaceMb: whole(1, 64).default(2),
  memoryMax: z.string().regex(/^\d+[MG]$/, "doit s'écrire 700M ou 2G").default("700M"),
});

const authority = z.strictObject({
  name,
  host,
  mailFrom: z.string().regex(/^[^<>\r\n"]+ <[^<>@\s]+@[^<>@\s]+>$/, "doit s'écrire « Nom <adresse@domaine> »"),
  /** What it has of its own: name, desk, communes, colours. Written beside the fleet's file. */
  profile: z.string().min(1),
  smtp: z.string().optional(),
  port: whole(1024, 65_535).optional(),
  canary: z.boolean().default(false),
  sizes: sizes.default(sizes.parse({})),
});

const shape = z.strictObject({
  /** One folder per authority inside: documents, logs, and a link to the release it runs. */
  data: place,
  /** One environment file per authority inside, readable by root only. */
  secrets: place,
  backups: place,
  /** The release that a new authority starts with: a folder with its build. */
  release: place,
  /** The PostgreSQL server, `host:port`. */
  database: z.string().regex(/^[\w.-]+:\d+$/, "doit s'écrire machine:port"),
  smtp: z.string().regex(/^smtps?:\/\//, "doit commencer par smtp:// ou smtps://"),
  firstPort: whole(1024, 64_000).default(3101),
  scheme: z.enum(["https", "http"]).default("https"),
  trustedProxyHops: whole(0, 5).default(1),
  services: z.enum(["systemd", "detached"]).default("systemd"),
  /** How long a process may take to be ready. */
  readySeconds: whole(1, 600).default(90),
  /** Backups older than this are no backups. */
  backupHours: whole(1, 720).default(26),
  /** More of the environment, the same for all: LOG_LEVEL… */
  extra: z.record(z.string().regex(/^[A-Z_]+$/), z.string()).default({}),
  authorities: z.array(authority),
});

export type Fleet = z.output<typeof shape> & { file: string };
export type Member = Fleet["authorities"][number];

export const FLEET_FILE = "fleet.json";

/** Reads the one file that declares the fleet. Throws a Problem with one line per mistake. */
export function readFleet(file: string): Fleet {
  if (!existsSync(file)) throw new Problem(`Le fichier ${file} manque : voir docs/fleet.md.`);
  if (holdsPassword(readFileSync(file, "utf8")) && (statSync(file).mode & 0o077) !== 0) throw new Problem(`${file} contient le mot de passe du serveur de mail : « chmod 600 ${file} ».`);
  return { ...parseFleet(readFileSync(file, "utf8")), file };
}

const holdsPassword = (text: string) => /smtps?:\/\/[^"/@\s]+@/.test(text);

export function parseFleet(text: string): z.output<typeof shape> {
  const parsed = shape.safeParse(jsonOf(text));
  if (!parsed.success) throw new Problem(parsed.error.issues.map((issue) => `${issue.path.join(".") || "fleet.json"} : ${issue.message}`).join("\n"));
  const { authorities } = parsed.data;
  const twice = (["name", "host", "port"] as const).flatMap((key) => repeated(authorities.flatMap((each) => each[key] ?? [])).map((value) => `${key} ${value} est donné à deux collectivités`));
  const canaries = authorities.filter(({ canary }) => canary).length;
  if (canaries > 1) twice.push("une seule collectivité peut être la première mise à jour (canary)");
  if (twice.length > 0) throw new Problem(twice.join("\n"));
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(`fleet.json n'est pas du JSON : ${(error as Error).message}`);
  }
}

export const repeated = <T>(values: readonly T[]): T[] => [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];

export function memberNamed(fleet: Fleet, wanted: string | undefined): Member {
  const found = fleet.authorities.find((each) => each.name === wanted);
  if (!found) throw new Problem(`« ${wanted ?? ""} » n'est pas dans ${fleet.file}. Collectivités : ${fleet.authorities.map((each) => each.name).join(", ") || "aucune"}.`);
  return found;
}

/** Everything that belongs to one authority, by its short name. */
export function placesOf(fleet: Pick<Fleet, "data" | "secrets" | "backups" | "file">, { name: own, profile }: Pick<Member, "name" | "profile">) {
  const folder = path.join(fleet.data, own);
  return {
    folder,
    documents: path.join(folder, "documents"),
    logs: path.join(folder, "logs"),
    release: path.join(folder, "release"),
    profile: path.resolve(path.dirname(fleet.file), profile),
    env: path.join(fleet.secrets, `${own}.env`),
    backups: path.join(fleet.backups, own),
    database: `portail_${own}`,
    owner: `portail_${own}_owner`,
    application: `portail_${own}_app`,
  };
}
