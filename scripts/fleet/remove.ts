import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { Problem } from "../lib/problem";
import { dropDatabase } from "./databases";
import { environmentOfMember } from "./env-file";
import { placesOf, type Fleet, type Member } from "./plan";
import { servicesOf } from "./services";
import { ageOfBackup } from "./status";

/**
 * Ends one authority: its processes, database, roles and documents. Its backups stay, and so do its secrets, put aside: without
 * the key ring a backup cannot be read. Refuses unless its name is typed twice and a backup is recent.
 */
export async function removeMember(fleet: Fleet, member: Member, typed: string | undefined, say: (line: string) => void): Promise<void> {
  if (typed !== member.name) throw new Problem(`Rien n'est supprimé. Pour supprimer ${member.host} : « npm run fleet -- remove ${member.name} --confirm ${member.name} ».`);
  const places = placesOf(fleet, member);
  const hours = ageOfBackup(places.backups);
  if (hours === undefined || hours > fleet.backupHours) {
    throw new Problem(`Rien n'est supprimé : ${hours === undefined ? "aucune sauvegarde" : `la dernière sauvegarde a ${Math.round(hours)} h`}. D'abord « npm run fleet -- backup ${member.name} ».`);
  }
  environmentOfMember(fleet, member);
  await servicesOf(fleet).stop(member);
  await dropDatabase(places);
  rmSync(places.folder, { recursive: true, force: true });
  const aside = path.join(fleet.secrets, "removed");
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  const kept = path.join(aside, `${member.name}-${new Date().toISOString().slice(0, 10)}.env`);
  renameSync(places.env, kept);
  say(`${member.name} est supprimé. Ses sauvegardes restent dans ${places.backups}, leurs clés dans ${kept}. Retirez-le de ${fleet.file}.`);
}
