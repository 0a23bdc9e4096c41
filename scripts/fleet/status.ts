import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { lookAtDatabase } from "./databases";
import { readEnvironment } from "./env-file";
import { readiness, readNumbers } from "./health";
import { placesOf, type Fleet, type Member } from "./plan";
import { runWith } from "./programs";
import { buildOf } from "./upgrade";

const OLDEST_MAIL_S = 300;
const HOUR_MS = 3_600_000;
const KB_PER_MB = 1_024;

export type Line = { columns: Record<string, string | number>; wrong: string[] };

/** One line per authority, and what is wrong with it: nothing wrong, nothing to do. */
export function statusOf(fleet: Fleet, members: readonly Member[]): Promise<Line[]> {
  return Promise.all(members.map((member) => lineOf(fleet, member)));
}

async function lineOf(fleet: Fleet, member: Member): Promise<Line> {
  const places = placesOf(fleet, member);
  const env = readEnvironment(places.env);
  if (!env || !existsSync(places.release)) return { columns: { collectivité: member.name, prête: "n'existe pas" }, wrong: ["n'existe pas encore"] };
  const [state, numbers, database, documentsMb] = await Promise.all([readiness(env), readNumbers(env), lookAtDatabase(env.DATABASE_URL ?? ""), folderMb(places.documents)]);
  const release = realpathSync(places.release);
  const migrations = migrationsOf(release);
  const backupHours = ageOfBackup(places.backups);
  const { oldestMail = NaN, deadMails = NaN, lateJobs = NaN, build } = numbers;
  const wrong = [
    ...(state === "ok" ? [] : [`pas prête : ${state}`]),
    ...(build === undefined || build === buildOf(release) ? [] : [`tourne avec la version ${build}, pas encore redémarrée`]),
    ...(database === undefined ? ["la base ne répond pas"] : database.migrations < migrations ? [`${migrations - database.migrations} migrations manquent`] : []),
    ...(oldestMail > OLDEST_MAIL_S ? [`un mail attend depuis ${Math.round(oldestMail)} s`] : []),
    ...(deadMails > 0 ? [`${deadMails} mails non remis en 24 h`] : []),
    ...(lateJobs > 0 ? [`${lateJobs} tâches en retard`] : []),
    ...(backupHours === undefined ? ["aucune sauvegarde"] : backupHours > fleet.backupHours ? [`dernière sauvegarde il y a ${Math.round(backupHours)} h`] : []),
  ];
  const shown = (value: number) => (Number.isNaN(value) ? "?" : Math.round(value));
  return {
    columns: {
      collectivité: member.name, version: path.basename(release), migrations: `${database?.migrations ?? "?"}/${migrations}`, prête: state,
      "mail dû (s)": shown(oldestMail), "mails morts": shown(deadMails), "tâches en retard": shown(lateJobs),
      "sauvegarde (h)": backupHours === undefined ? "jamais" : Math.round(backupHours), "base (Mo)": database?.megabytes ?? "?", "documents (Mo)": documentsMb,
    },
    wrong,
  };
}

function migrationsOf(release: string): number {
  const { entries } = JSON.parse(readFileSync(path.join(release, "db/migrations/meta/_journal.json"), "utf8")) as { entries: unknown[] };
  return entries.length;
}

/** Hours since the newest whole backup ended: its manifest comes last. Undefined without any. */
export function ageOfBackup(folder: string, now = Date.now()): number | undefined {
  if (!existsSync(folder)) return undefined;
  const times = readdirSync(folder).flatMap((name) => statSync(path.join(folder, name, "manifest.json"), { throwIfNoEntry: false })?.mtimeMs ?? []);
  return times.length === 0 ? undefined : (now - Math.max(...times)) / HOUR_MS;
}

async function folderMb(folder: string): Promise<number | string> {
  const { code, output } = await runWith("du", ["-sk", folder], {});
  return code === 0 ? Math.round(Number.parseInt(output, 10) / KB_PER_MB) : "?";
}
