import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import path from "node:path";
import { parseAuthority } from "@/lib/core/profile";
import { messageOf, Problem } from "../lib/problem";
import { isPortFree } from "../lib/ports";
import type { Environment } from "../lib/run";
import { createDatabase } from "./databases";
import { environmentFor, readEnvironment, writeEnvironment } from "./env-file";
import { isReadySoon } from "./health";
import { placesOf, type Fleet, type Member } from "./plan";
import { runAs } from "./programs";
import { servicesOf } from "./services";

export type Manager = { email: string; givenName: string; familyName: string };

/**
 * Brings one declared authority to life: secrets, database, folders, migrations, processes, first manager. Everything that is
 * there already stays, so that it may be run again after a mistake or a change of fleet.json.
 */
export async function addMember(fleet: Fleet, member: Member, manager: Manager | undefined, say: (line: string) => void): Promise<void> {
  const places = placesOf(fleet, member);
  checkProfile(places.profile);
  const kept = readEnvironment(places.env);
  const env = environmentFor(fleet, member, await portFor(fleet, member, kept), kept);
  writeEnvironment(places.env, env);
  say(`${member.name} : secrets dans ${places.env}${kept ? " (gardés)" : ""}, port ${env.PORT}.`);
  // Everybody passes through the first; what is inside is each authority's own.
  mkdirSync(fleet.data, { recursive: true, mode: 0o755 });
  for (const folder of [places.folder, places.documents, places.logs, places.backups]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  await createDatabase(places, env);
  if (!isLink(places.release)) pointTo(fleet, member, fleet.release);
  await servicesOf(fleet).own(member);
  await runAs(fleet, member, "migrate");
  say(`${member.name} : base ${places.database} créée et migrée.`);
  await servicesOf(fleet).start(member);
  if (!(await isReadySoon(env, fleet.readySeconds * 1_000))) throw new Problem(`${member.name} n'est pas devenu prêt : voir ses journaux (docs/fleet.md).`);
  say(`${member.name} : prêt, ${env.APP_URL}.`);
  if (manager) say(await runAs(fleet, member, "staff-invite", ["--email", manager.email, "--given-name", manager.givenName, "--family-name", manager.familyName]));
}

function checkProfile(file: string): void {
  try {
    parseAuthority(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Problem(`${file} :\n${messageOf(error)}`);
  }
}

/** The port it is given, the one it had, or the first that no other authority has and nobody holds. */
async function portFor(fleet: Fleet, member: Member, kept: Environment | undefined): Promise<number> {
  if (member.port !== undefined) return member.port;
  if (kept?.PORT) return Number(kept.PORT);
  const others = fleet.authorities.filter((each) => each !== member);
  const taken = new Set(others.map((each) => each.port ?? Number(readEnvironment(placesOf(fleet, each).env)?.PORT)));
  for (let port = fleet.firstPort; port < 65_536; port += 1) if (!taken.has(port) && (await isPortFree(port))) return port;
  throw new Problem("Aucun port n'est libre.");
}

const isLink = (file: string) => existsSync(path.dirname(file)) && lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Which release an authority runs from its next start on; the link changes in one step. */
export function pointTo(fleet: Fleet, member: Member, release: string): void {
  const { release: link } = placesOf(fleet, member);
  if (!existsSync(path.join(release, ".next/BUILD_ID"))) throw new Problem(`${release} n'est pas construite : « npm ci && npm run build » dans ce dossier.`);
  const draft = `${link}.${process.pid}`;
  symlinkSync(realpathSync(release), draft);
  renameSync(draft, link);
}
