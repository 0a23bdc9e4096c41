import { randomBytes } from "node:crypto";
import path from "node:path";
import { readPrivateJson, writePrivateJson } from "./private-file";

const random = (encoding: "base64" | "base64url") => randomBytes(32).toString(encoding);

const makers = {
  product: {
    AUTH_SECRET: () => random("base64url"),
    ENCRYPTION_KEYS: () => `demo:${random("base64")}`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => random("base64"),
  },
  database: {
    superuserPassword: () => random("base64url"),
    ownerPassword: () => random("base64url"),
    applicationPassword: () => random("base64url"),
  },
};

type Kind = keyof typeof makers;
export type Secrets<K extends Kind> = Record<keyof (typeof makers)[K], string>;

export const freshSecrets = <K extends Kind>(kind: K): Secrets<K> =>
  Object.fromEntries(Object.entries(makers[kind]).map(([name, make]) => [name, make()])) as Secrets<K>;

/** Drawn at random on the first run, then always the same. */
export function keptSecrets<K extends Kind>(kind: K, folder: string): Secrets<K> {
  const file = path.join(folder, `${kind}-secrets.json`);
  const fresh = freshSecrets(kind);
  const known = readPrivateJson(file) ?? {};
  const missing = Object.keys(fresh).some((name) => typeof known[name] !== "string");
  const kept = { ...fresh, ...known };
  if (missing) writePrivateJson(file, kept);
  return kept;
}

/** The secrets of the product: those of the environment first, then those we keep. */
export function productSecrets(folder: string): Secrets<"product"> {
  const kept = keptSecrets("product", folder);
  const given = Object.keys(kept).flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { ...kept, ...Object.fromEntries(given) };
}
