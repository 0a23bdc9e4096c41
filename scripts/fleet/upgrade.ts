import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { keepStaticOf } from "../lib/kept-static";
import { messageOf, Problem } from "../lib/problem";
import { pointTo } from "./add";
import { problemsOf } from "./checks";
import { environmentOfMember } from "./env-file";
import { isReadySoon, readiness, readNumbers } from "./health";
import { placesOf, type Fleet, type Member } from "./plan";
import { runAs } from "./programs";
import { servicesOf } from "./services";

const LOOK_EVERY_MS = 1_000;

export type Upgrading = { release: string; wave: number; watchSeconds: number };

export const buildOf = (release: string) => readFileSync(path.join(release, ".next/BUILD_ID"), "utf8").trim();

/**
 * Brings a release to the canary, watches it, then to the others, a wave at a time. Stops at the first failure, with what runs
 * what and how to go back: migrations only add, so the release before runs on the new schema.
 */
export async function upgradeFleet(fleet: Fleet, members: readonly Member[], { release, wave, watchSeconds }: Upgrading, say: (line: string) => void): Promise<void> {
  const problems = problemsOf(fleet);
  if (problems.length > 0) throw new Problem(`La flotte n'est pas en ordre, rien n'est changé :\n${problems.join("\n")}`);
  const target = realpathSync(release);
  buildOf(target);
  const before = new Map(members.map((member) => [member, realpathSync(placesOf(fleet, member).release)]));
  for (const old of new Set(before.values())) if (old !== target) keepStaticOf(old, target);
  const done: Member[] = [];
  for (const group of wavesOf(members, wave)) {
    say(`→ ${group.map(({ name }) => name).join(", ")}`);
    const results = await Promise.allSettled(group.map((member) => upgradeOne(fleet, member, target)));
    const failures = results.flatMap((result, index) => (result.status === "rejected" ? [`${group[index]?.name} : ${messageOf(result.reason)}`] : []));
    if (done.length === 0 && failures.length === 0) failures.push(...(await watch(fleet, group, watchSeconds)));
    if (failures.length > 0) throw new Problem(standstill(fleet, { failures, touched: [...done, ...group], members, before, target }));
    done.push(...group);
    for (const member of group) say(`  ${member.name} : ${buildOf(target)}, prêt`);
  }
}

/** The canary alone, then as many at once as asked. */
export function wavesOf<T extends { canary: boolean }>(members: readonly T[], size: number): T[][] {
  const [first, ...others] = [...members].sort((a, b) => Number(b.canary) - Number(a.canary));
  if (!first) return [];
  return [[first], ...Array.from({ length: Math.ceil(others.length / size) }, (_, index) => others.slice(index * size, (index + 1) * size))];
}

async function upgradeOne(fleet: Fleet, member: Member, release: string): Promise<void> {
  await runAs(fleet, member, "migrate", [], release);
  pointTo(fleet, member, release);
  await servicesOf(fleet).restart(member);
  const env = environmentOfMember(fleet, member);
  if (!(await isReadySoon(env, fleet.readySeconds * 1_000))) throw new Problem(`pas prêt après ${fleet.readySeconds} s (${await readiness(env)})`);
  const { build } = await readNumbers(env);
  if (build !== buildOf(release)) throw new Problem(`répond avec la version ${build ?? "inconnue"} au lieu de ${buildOf(release)}`);
}

/** The canary must stay ready, and fail for nobody, for some time. */
async function watch(fleet: Fleet, [canary]: readonly Member[], seconds: number): Promise<string[]> {
  if (!canary) return [];
  const env = environmentOfMember(fleet, canary);
  for (let looked = 0; looked < seconds; looked += LOOK_EVERY_MS / 1_000) {
    await pause(LOOK_EVERY_MS);
    const state = await readiness(env);
    if (state !== "ok") return [`${canary.name} : n'est plus prêt (${state})`];
    const { accidents = 0 } = await readNumbers(env);
    if (accidents > 0) return [`${canary.name} : ${accidents} réponses en erreur (500)`];
  }
  return [];
}

type Halt = { failures: string[]; touched: Member[]; members: readonly Member[]; before: Map<Member, string>; target: string };

function standstill(fleet: Fleet, { failures, touched, members, before, target }: Halt): string {
  const names = (list: readonly Member[]) => list.map(({ name }) => name).join(", ") || "aucune";
  const back = new Map<string, string[]>();
  for (const member of touched) {
    const release = before.get(member) ?? target;
    if (release !== target) back.set(release, [...(back.get(release) ?? []), member.name]);
  }
  return [
    "Arrêt.",
    ...failures,
    `Passées à la nouvelle version : ${names(touched.filter((member) => realpathSync(placesOf(fleet, member).release) === target))}.`,
    `Restées à la leur : ${names(members.filter((member) => !touched.includes(member)))}.`,
    "Pour revenir (la version d'avant fonctionne avec le nouveau schéma) :",
    ...[...back].map(([release, list]) => `  npm run fleet -- upgrade --to ${release} --only ${list.join(",")}`),
    "Pour continuer une fois réparé : la même commande.",
  ].join("\n");
}
