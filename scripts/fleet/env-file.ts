import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Problem } from "../lib/problem";
import type { Environment } from "../lib/run";
import { placesOf, type Fleet, type Member } from "./plan";

const random = (encoding: "base64" | "base64url") => randomBytes(32).toString(encoding);

/** Drawn once for each authority, and never shared with another. */
const drawn: Record<string, () => string> = {
  AUTH_SECRET: () => random("base64url"),
  ENCRYPTION_KEYS: () => `k1:${random("base64")}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => random("base64"),
  METRICS_TOKEN: () => random("base64url"),
};
const ROLES = { DATABASE_URL: "application", DATABASE_OWNER_URL: "owner" } as const;

export const ownSecrets = [...Object.keys(drawn), ...Object.keys(ROLES)];

/** The environment of one authority: what fleet.json says, and the secrets that `kept` holds or that are drawn now. */
export function environmentFor(fleet: Fleet, member: Member, port: number, kept: Environment = {}): Environment {
  const places = placesOf(fleet, member);
  const url = (role: "application" | "owner", known: string | undefined) => {
    const password = (known && URL.canParse(known) && new URL(known).password) || random("base64url");
    return `postgres://${places[role]}:${password}@${fleet.database}/${places.database}`;
  };
  return {
    ...fleet.extra,
    NODE_ENV: "production",
    NODE_OPTIONS: `--max-semi-space-size=${member.sizes.semiSpaceMb}`,
    APP_URL: `${fleet.scheme}://${member.host}`,
    PORT: String(port),
    WEB_PROCESSES: String(member.sizes.webProcesses),
    DATABASE_POOL: String(member.sizes.pool),
    WORKER_CONCURRENCY: String(member.sizes.jobs),
    AUTHORITY_FILE: places.profile,
    DOCUMENTS_DIR: places.documents,
    SMTP_URL: member.smtp ?? fleet.smtp,
    MAIL_FROM: member.mailFrom,
    TRUSTED_PROXY_HOPS: String(fleet.trustedProxyHops),
    ...Object.fromEntries(Object.entries(drawn).map(([name, draw]) => [name, kept[name] || draw()])),
    ...Object.fromEntries(Object.entries(ROLES).map(([name, role]) => [name, url(role, kept[name])])),
  };
}

/** As systemd reads it (EnvironmentFile): one `NAME="value"` per line. */
export function writeEnvironment(file: string, env: Environment): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  const lines = Object.entries(env).map(([name, value]) => {
    if (/["\\\r\n$`]/.test(value)) throw new Problem(`${name} ne peut pas contenir de guillemet, de barre, de dollar ni de fin de ligne.`);
    return `${name}="${value}"`;
  });
  writeFileSync(draft, `${lines.join("\n")}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** The environment of one authority; undefined before `add`. */
export function readEnvironment(file: string): Environment | undefined {
  if (!existsSync(file)) return undefined;
  const pairs = readFileSync(file, "utf8").split("\n").flatMap((line) => {
    const [, key, value] = /^([A-Z_]+)="(.*)"$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(pairs);
}

/** Whether somebody else than its owner may read it. */
export const isOpen = (file: string) => (statSync(file).mode & 0o077) !== 0;

export function environmentOfMember(fleet: Fleet, member: Member): Environment {
  const env = readEnvironment(placesOf(fleet, member).env);
  if (!env) throw new Problem(`${member.name} n'existe pas encore : « npm run fleet -- add ${member.name} ».`);
  return env;
}
