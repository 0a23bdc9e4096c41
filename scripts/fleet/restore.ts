import { existsSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { messageOf, Problem } from "../lib/problem";
import { createDatabase, putAside } from "./databases";
import { environmentOfMember } from "./env-file";
import { isReadySoon } from "./health";
import { placesOf, type Fleet, type Member } from "./plan";
import { runAs } from "./programs";
import { servicesOf } from "./services";

/** Brings one authority back from a backup, while the others serve. What it had is put aside, and erased by nobody. */
export async function restoreMember(fleet: Fleet, member: Member, from: string, say: (line: string) => void): Promise<void> {
  if (!existsSync(from)) throw new Problem(`${from} n'existe pas.`);
  const places = placesOf(fleet, member);
  const env = environmentOfMember(fleet, member);
  const services = servicesOf(fleet);
  const stamp = new Date().toISOString().slice(0, 19).replace(/\D/g, "");
  await services.stop(member);
  const before = await putAside(places, stamp);
  const documentsBefore = `${places.documents}.before-${stamp}`;
  if (existsSync(places.documents)) renameSync(places.documents, documentsBefore);
  mkdirSync(places.documents, { mode: 0o700 });
  const aside = `Ce qu'elle avait est gardé : base ${before}, dossier ${documentsBefore}.`;
  try {
    await createDatabase(places, env);
    say(await runAs(fleet, member, "restore", ["--from", path.resolve(from)]));
    await services.own(member);
    await services.start(member);
  } catch (error) {
    throw new Problem(`${messageOf(error)}\n${member.name} est arrêtée. ${aside}`);
  }
  if (!(await isReadySoon(env, fleet.readySeconds * 1_000))) throw new Problem(`${member.name} n'est pas devenu prêt. ${aside}`);
  say(`${member.name} : prêt. ${aside}`);
}
