import { messageOf } from "@/scripts/lib/problem";
import { nameOf, type Act } from "./act";
import { killTogether, observe, pointsOf, TOGETHER, webProcesses, type Trial } from "./kill-web";
import type { Instance, Lab } from "./lab";
import type { Seen } from "./seen";

/** The line in front of the booking pages lets so many forms into one process: a third one would wait for those that are held. */
const ALIKE = 2;
/** At most one place in so many may be a read that the process remembered. */
const MISSED_OF = 20;

/** The same sample each time: so many of the points, spread from the first to the last. */
export function sample<T>(points: readonly T[], most: number): T[] {
  if (points.length <= most) return [...points];
  return Array.from({ length: most }, (_, index) => points[Math.round((index * (points.length - 1)) / Math.max(1, most - 1))]).filter((point) => point !== undefined);
}

/** What each act does when nobody is killed, and every place where it can be; what cannot be done at all is a finding. */
async function observeAll(lab: Lab, web: Instance, acts: readonly Act[], mostOfEach: number) {
  let copies = 0;
  const [trials, findings]: [Trial[], string[]] = [[], []];
  for (const act of acts) {
    try {
      const course = await observe(lab, web, act, (copies += 1));
      trials.push(...sample(pointsOf(course), mostOfEach).map((point) => ({ act, course, point, copy: (copies += 1) })));
    } catch (error) {
      findings.push(`${nameOf(act)}: ${messageOf(error)}`);
    }
  }
  return { trials, findings };
}

/** Kills the web process at the points of these acts, at most so many of each. */
export async function killWebDuring(lab: Lab, acts: readonly Act[], mostOfEach: number): Promise<Seen> {
  const pool = webProcesses(lab);
  try {
    let web = await pool.next();
    const { trials, findings } = await observeAll(lab, web, acts, mostOfEach);
    const rounds = roundsOf(trials);
    let missedByAll = 0;
    for (const round of rounds) {
      const { findings: found, web: successor, missed } = await killTogether(lab, web, pool.next, round);
      web = successor;
      missedByAll += missed;
      findings.push(...found);
    }
    if (missedByAll > trials.length / MISSED_OF) findings.push(`${missedByAll} of ${trials.length} places were never reached: what is remembered cannot be that much`);
    return { seen: `${trials.length - missedByAll} places of ${acts.length} acts, ${rounds.length} processes killed; each act whole or absent, done once when sent again`, findings: [...new Set(findings)] };
  } finally {
    await pool.stop();
    // No worker ran, so that what an act leaves could be compared: these mails are nobody's.
    await lab.sql`update mail set state = 'withheld', sealed = null where state = 'pending'`;
    await lab.sql`delete from graphile_worker._private_jobs`;
  }
}

/** One of each act after the other, so that those held together are different ones. */
function roundsOf(trials: readonly Trial[]): Trial[][] {
  const ranks = new Map<Act, number>();
  const ranked = trials.map((trial) => {
    const rank = ranks.get(trial.act) ?? 0;
    ranks.set(trial.act, rank + 1);
    return { trial, rank };
  });
  const rounds: Trial[][] = [];
  for (const { trial } of ranked.sort((one, other) => one.rank - other.rank)) {
    const hasRoom = (round: Trial[]) => round.length < TOGETHER && round.filter(({ act }) => act === trial.act).length < ALIKE && !(trial.act.holds && round.some(({ act }) => act.holds === trial.act.holds));
    const open = rounds.slice(-TOGETHER).find(hasRoom);
    if (open) open.push(trial);
    else rounds.push([trial]);
  }
  return rounds;
}
