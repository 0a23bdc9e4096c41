import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { homeFor } from "@/scripts/lib/postgres/home";
import { runProgram } from "@/scripts/lib/postgres/programs";
import { until, type Lab } from "./lab";
import type { Fault } from "./stage";

const startedAt = async ({ sql }: Lab) => String((await sql<{ at: Date }[]>`select pg_postmaster_start_time() as at`)[0]?.at.getTime());

/** Crashes the server as the loss of its machine would, and starts it again. */
export const crashPostgres: Fault = async ({ lab }) => {
  const home = homeFor(lab.data);
  const before = await startedAt(lab);
  const { code, output } = await runProgram(home, "pg_ctl", ["restart", "-m", "immediate", "-w", "-t", "30", "-D", home.data, "-l", path.join(home.data, "server.log")]);
  if (code !== 0) throw new Error(`PostgreSQL did not come back: ${output}`);
  await until("PostgreSQL answers", async () => (await startedAt(lab).catch(() => before)) !== before);
  if (!/was interrupted|not properly shut down/.test(readFileSync(path.join(home.data, "server.log"), "utf8"))) throw new Error("PostgreSQL was not crashed: it recovered from nothing");
  return "PostgreSQL crashed and recovered";
};

/** Every process of PostgreSQL stands still: connections stay open, and nothing answers. */
export const freezePostgres = (ms: number): Fault => async ({ lab }) => {
  const postmaster = Number(readFileSync(path.join(homeFor(lab.data).data, "postmaster.pid"), "utf8").split("\n")[0]);
  const rows = await lab.sql<{ pid: number }[]>`select pid from pg_stat_activity where pid is not null`;
  const pids = [postmaster, ...rows.map(({ pid }) => pid)];
  const signal = (name: NodeJS.Signals) => pids.flatMap((pid) => (sent(pid, name) ? [pid] : []));
  const stopped = signal("SIGSTOP");
  try {
    const answer = lab.sql`select 1`.then(() => "answered");
    const first = await Promise.race([answer, pause(1_000, "silent")]);
    if (first !== "silent") throw new Error("PostgreSQL was not frozen: it answered");
    await pause(Math.max(0, ms - 1_000));
  } finally {
    signal("SIGCONT");
  }
  return `${stopped.length} processes of PostgreSQL frozen for ${ms / 1_000} s`;
};

function sent(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Takes every connection the server has, and cuts those of the product, so that it must ask for new ones. */
export const exhaustConnections = (ms: number): Fault => async ({ webs, workers }) => {
  const taken: postgres.Sql[] = [];
  let isFull = false;
  const takeAll = async () => {
    for (isFull = false; !isFull && taken.length < 400; ) {
      const one = postgres(process.env.DATABASE_URL ?? "", { max: 1, connect_timeout: 10, onnotice: () => undefined });
      taken.push(one);
      await one`select 1`.catch((error: { code?: string }) => {
        if (error.code !== "53300") throw error;
        isFull = true;
      });
    }
  };
  try {
    await takeAll();
    const proxies = [...webs, ...workers].map(({ proxy }) => proxy);
    const refused = () => webs.reduce((sum, { proxy }) => sum + proxy.refused, 0);
    let cut = 0;
    // Whoever comes back first has the connection: the product is cut off until it is too late once.
    await until("the product is refused a connection", async () => {
      cut += proxies.reduce((sum, proxy) => sum + proxy.cut(), 0);
      await takeAll();
      await pause(500);
      return refused() > 0;
    });
    await pause(ms);
    return `all ${taken.length} connections of the server taken for ${ms / 1_000} s, ${cut} of the product's cut, ${refused()} new ones refused to web processes`;
  } finally {
    await Promise.all(taken.map((one) => one.end({ timeout: 1 })));
  }
};

/** Somebody's maintenance holds what booking needs, then what every signed-in page needs: requests take all the connections of the pool, and wait. */
export const holdLocks = (ms: number): Fault => async ({ lab }) => {
  let most = 0;
  for (const table of ["slot", "session"]) {
    await lab.sql.begin(async (tx) => {
      await tx.unsafe(`lock table ${table} in access exclusive mode`);
      for (const end = Date.now() + ms / 2; Date.now() < end; await pause(100)) {
        const [row] = await tx<{ waiting: number }[]>`select count(*)::int as waiting from pg_locks where not granted`;
        most = Math.max(most, row?.waiting ?? 0);
      }
    });
  }
  if (most === 0) throw new Error("nobody met the lock");
  return `slot, then session locked for ${ms / 1_000} s in all, ${most} statements waiting at most`;
};

/** Everything the product says to its database arrives half a second later. */
export const delayQueries = (ms: number): Fault => async ({ webs, workers }) => {
  const proxies = [...webs, ...workers].map(({ proxy }) => proxy);
  const before = proxies.reduce((sum, { delayed }) => sum + delayed, 0);
  for (const proxy of proxies) proxy.delayMs = 500;
  await pause(ms);
  for (const proxy of proxies) proxy.delayMs = 0;
  const count = proxies.reduce((sum, { delayed }) => sum + delayed, 0) - before;
  if (count === 0) throw new Error("nothing was delayed");
  return `${count} statements 500 ms late, during ${ms / 1_000} s`;
};

/** The network between the product and its database fails, ten times in a row. */
export const cutConnections: Fault = async ({ webs, workers }) => {
  let cut = 0;
  for (let times = 0; times < 10; times += 1) {
    for (const { proxy } of [...webs, ...workers]) cut += proxy.cut();
    await pause(200);
  }
  if (cut === 0) throw new Error("nothing was cut");
  return `${cut} connections to the database cut`;
};

/** The database believes it is on the other side of the world, and every connection is made anew. */
export const moveTimeZone: Fault = async ({ lab, webs, workers }) => {
  const name = new URL(lab.ownerUrl).pathname.slice(1);
  await lab.sql.unsafe(`alter database ${name} set timezone = 'Pacific/Auckland'`);
  for (const { proxy } of [...webs, ...workers]) proxy.cut();
  const fresh = postgres(lab.ownerUrl, { max: 1 });
  const [row] = await fresh<{ zone: string }[]>`select current_setting('timezone') as zone`;
  await fresh.end();
  if (row?.zone !== "Pacific/Auckland") throw new Error("the time zone did not move");
  return "the database's time zone set to Pacific/Auckland";
};
