import { existsSync, readFileSync } from "node:fs";
import { messageOf } from "../lib/problem";
import type { Environment } from "../lib/run";
import { parseAuthority } from "@/lib/core/profile";
import { environmentFor, isOpen, ownSecrets, readEnvironment } from "./env-file";
import { placesOf, repeated, type Fleet, type Member } from "./plan";

type Known = { member: Member; env: Environment | undefined };

/** One sentence per thing that is wrong between fleet.json, the profiles and the environment files. Nothing is changed. */
export function problemsOf(fleet: Fleet): string[] {
  const known = fleet.authorities.map((member): Known => ({ member, env: readEnvironment(placesOf(fleet, member).env) }));
  return [...known.flatMap((each) => ofOne(fleet, each)), ...betweenTwo(known)];
}

/** What would keep one authority from starting, or make it another than the one declared. */
function ofOne(fleet: Fleet, { member, env }: Known): string[] {
  const places = placesOf(fleet, member);
  const say = (text: string) => `${member.name} : ${text}`;
  const wrong = profileProblems(places.profile).map((text) => say(`${places.profile} : ${text}`));
  if (!env) return [...wrong, say(`n'existe pas encore (« npm run fleet -- add ${member.name} »)`)];
  if (isOpen(places.env)) wrong.push(say(`${places.env} peut être lu par d'autres : « chmod 600 »`));
  const missing = ownSecrets.filter((name) => !env[name]);
  if (missing.length > 0) return [...wrong, say(`il manque ${missing.join(", ")} dans ${places.env}`)];
  const declared = environmentFor(fleet, member, member.port ?? Number(env.PORT), env);
  const changed = Object.keys(declared).filter((name) => declared[name] !== env[name]);
  if (changed.length > 0) wrong.push(say(`${changed.join(", ")} ne suit plus fleet.json : « npm run fleet -- add ${member.name} », puis redémarrez`));
  if (!existsSync(places.release)) wrong.push(say(`${places.release} ne mène à aucune version`));
  return wrong;
}

function profileProblems(file: string): string[] {
  try {
    parseAuthority(readFileSync(file, "utf8"));
    return [];
  } catch (error) {
    return messageOf(error).split("\n");
  }
}

const keysOf = ({ ENCRYPTION_KEYS = "" }: Environment) => ENCRYPTION_KEYS.split(",").map((entry) => entry.split(":")[1] ?? "");

/** Two authorities share nothing: neither address, port, database, folder nor secret. */
function betweenTwo(known: Known[]): string[] {
  const there = known.flatMap(({ member, env }) => (env ? [{ name: member.name, env }] : []));
  const own: Record<string, (env: Environment) => string[]> = {
    "adresse": ({ APP_URL = "" }) => [APP_URL],
    "port": ({ PORT = "" }) => [PORT],
    "base de données": ({ DATABASE_URL = "", DATABASE_OWNER_URL = DATABASE_URL }) => [...new Set([DATABASE_URL, DATABASE_OWNER_URL].map((url) => new URL(url).pathname))],
    "mot de passe de base": ({ DATABASE_URL = "", DATABASE_OWNER_URL = "" }) => [new URL(DATABASE_URL).password, new URL(DATABASE_OWNER_URL).password],
    "dossier de documents": ({ DOCUMENTS_DIR = "" }) => [DOCUMENTS_DIR],
    "clé de chiffrement": keysOf,
    ...Object.fromEntries(["AUTH_SECRET", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "METRICS_TOKEN"].map((name) => [name, (env: Environment) => [env[name] ?? ""]])),
  };
  return Object.entries(own).flatMap(([what, of]) =>
    repeated(there.filter(({ env }) => ownSecrets.every((name) => env[name])).flatMap(({ env }) => of(env))).map((value) => {
      const who = there.filter(({ env }) => of(env).includes(value)).map(({ name }) => name);
      return `${who.join(" et ")} ont la même valeur : ${what}`;
    }),
  );
}
