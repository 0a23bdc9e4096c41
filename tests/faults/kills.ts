import type { Act } from "./act";
import { killTogether, observe, pointsOf, webProcesses, type Trial } from "./kill-web";
import type { Lab } from "./lab";
import type { Seen } from "./seen";

/** As many acts as one process has room for at once: each is held with a connection of its own. */
const TOGETHER = 5;

/** The same sample each time: `share` of the points, spread from the first to the last. */
export function sample<T>(points: readonly T[], most: number): T[] {
  if (points.length <= most) return [...points];
  return Array.from({ length: most }, (_, index) => points[Math.round((index * (points.length - 1)) / (most - 1))]).filter((point) => point !== undefined);
}

/** Kills the web process at the points of these acts, at most so many of each. */
export async function killWebDuring(lab: Lab, acts: readonly Act[], mostOfEach: number): Promise<Seen> {
  const pool = webProcesses(lab);
  let web = await pool.next();
  let copies = 0;
  const trials: Trial[] = [];
  for (const act of acts) {
    const course = await observe(lab, web, act, (copies += 1));
    trials.push(...sample(pointsOf(course), mostOfEach).map((point) => ({ act, course, point, copy: (copies += 1) })));
  }
  const findings: string[] = [];
  const turns = inTurns(trials);
  let kills = 0;
  for (let from = 0; from < turns.length; from += TOGETHER) {
    const round = await killTogether(lab, web, pool.next, turns.slice(from, from + TOGETHER));
    web = round.web;
    kills += 1;
    findings.push(...round.findings);
  }
  await pool.stop();
  // No worker ran, so that what an act leaves could be compared: these mails are nobody's.
  await lab.sql`update mail set state = 'withheld', sealed = null where state = 'pending'`;
  await lab.sql`delete from graphile_worker._private_jobs`;
  return { seen: `${trials.length} places of ${acts.length} acts, ${kills} processes killed; each act whole or absent, done once when sent again`, findings };
}

/** One of each act after the other, so that those held together are different ones. */
function inTurns(trials: readonly Trial[]): Trial[] {
  const ranks = new Map<Act, number>();
  const ranked = trials.map((trial) => {
    const rank = ranks.get(trial.act) ?? 0;
    ranks.set(trial.act, rank + 1);
    return { trial, rank };
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ trial }) => trial);
}
