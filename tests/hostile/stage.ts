import type postgres from "postgres";
import type { Actor, ActorName } from "./actors";
import type { Marks } from "./marks";
import type { Known } from "./world";

/** The product as it runs, who knocks, and what they must never read. `secrets` are those of its environment. */
export type Stage = {
  origin: string;
  ownerUrl: string;
  sql: postgres.Sql;
  actors: readonly Actor[];
  known: Known;
  marks: Marks;
  secrets: readonly string[];
  mailbox: { url: string; folder: string };
  /** The folder of the pages of papers. */
  documents: string;
  /** What the processes have written since the suite began. */
  readLogs: () => string;
};

/** What came of one part. It holds when nothing was found; `also` is what else was measured. */
export type Outcome = { asked: number; findings: string[]; also?: string };

export function actorOf({ actors }: Pick<Stage, "actors">, name: ActorName): Actor {
  const found = actors.find((each) => each.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

const POLL_MS = 100;
const PATIENCE_MS = 30_000;

/** Looks again until there is something; says what did not come when it takes too long. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, patienceMs = PATIENCE_MS): Promise<T> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`never seen: ${what}`);
}
