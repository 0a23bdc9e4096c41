import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { anyFreePort } from "@/scripts/lib/ports";
import { isAlive } from "@/scripts/lib/processes";
import { nodeCommand } from "@/scripts/lib/run";

type Told = { pid: number; heard: string[]; rendered: number[] };

const started: ChildProcess[] = [];

function start(port: number, ...more: string[]): ChildProcess {
  const { args, env } = nodeCommand("tests/integration/server/several.ts");
  const child = spawn(process.execPath, [...args, String(port), ...more], { env: { ...process.env, ...env }, stdio: "ignore" });
  started.push(child);
  return child;
}

/** A connection given to a process at the moment it is killed is never answered: the next one is. */
const ask = (port: number, path = "/") => fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000) }).then((answer) => answer.json() as Promise<Told>, () => undefined);

/** Asks again and again until what was told is enough. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(20);
  }
}

async function twoOf(port: number, butNot = 0): Promise<number[]> {
  const pids = new Set<number>();
  return until(async () => {
    const told = await ask(port);
    if (told && told.pid !== butNot) pids.add(told.pid);
    return pids.size === 2 ? [...pids] : undefined;
  });
}

const gone = (pids: number[]) => until(async () => (pids.some(isAlive) ? undefined : true));

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
});

jest.setTimeout(60_000);

test("several processes answer on one port, and one that is killed is replaced", async () => {
  const port = await anyFreePort();
  start(port);
  const [first = 0] = await twoOf(port);
  process.kill(first, "SIGKILL");
  await gone([first]);
  expect(await twoOf(port, first)).toHaveLength(2);
});

test("what one learns of the line, the other hears", async () => {
  const port = await anyFreePort();
  start(port);
  await twoOf(port);
  const { pid } = await until(() => ask(port, "/somebody"));
  const other = await until(async () => {
    const told = await ask(port);
    return told && told.pid !== pid && told.heard.length > 0 ? told : undefined;
  });
  expect(other.heard).toEqual(["somebody"]);
});

test("the pages that a process renders as it starts are its own, never those of one that starts beside it", async () => {
  const port = await anyFreePort();
  start(port);
  const pids = await twoOf(port);
  for (const pid of pids) {
    const { rendered } = await until(async () => ask(port).then((told) => (told?.pid === pid ? told : undefined)));
    expect([...new Set(rendered)]).toEqual([pid]);
  }
});

test("what each process counted is added up, whichever is asked", async () => {
  const port = await anyFreePort();
  start(port);
  await twoOf(port);
  const counted = await until(async () => {
    const { numbers = "" } = ((await ask(port, "/numbers")) ?? {}) as { numbers?: string };
    return /portail_request_seconds_count\{[^}]*area="public"[^}]*\} (\d+)/.exec(numbers)?.[1];
  });
  expect(Number(counted)).toBeGreaterThanOrEqual(2);
});

test("SIGTERM to the first ends all, cleanly", async () => {
  const port = await anyFreePort();
  const first = start(port);
  const pids = await twoOf(port);
  first.kill("SIGTERM");
  expect(await once(first, "exit")).toEqual([0, null]);
  await gone(pids);
});

test("when the first is killed, the others end too", async () => {
  const port = await anyFreePort();
  const first = start(port);
  const pids = await twoOf(port);
  first.kill("SIGKILL");
  await gone(pids);
});

test("a program that cannot start is not started for ever: its code is told", async () => {
  expect(await once(start(await anyFreePort(), "fails"), "exit")).toEqual([3, null]);
});
