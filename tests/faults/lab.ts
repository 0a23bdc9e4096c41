import path from "node:path";
import postgres from "postgres";
import { BUILT_PROGRAMS, ensureBuild } from "@/scripts/lib/build";
import { startChild } from "@/scripts/lib/children";
import { dataDir } from "@/scripts/lib/paths";
import { anyFreePort } from "@/scripts/lib/ports";
import { isAlive } from "@/scripts/lib/processes";
import { environmentOf, untilReady, type ProductPlan } from "@/scripts/lib/product";
import type { Environment } from "@/scripts/lib/run";
import { productSecrets } from "@/scripts/lib/secrets";
import type { Undo } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { realSmtp, type RealSmtp } from "@/tests/support/smtp-server";
import { startBalancer, type Balancer } from "./balancer";
import { removeNextRelease, type Release } from "./next-release";
import { startPostgresProxy, type PostgresProxy } from "./postgres-proxy";

const DATABASE = "faults";
const CONNECTIONS_OF_EACH = 6;

/** One process of the product, with a proxy of its own between it and PostgreSQL. */
export type Instance = {
  name: string;
  port: number;
  proxy: PostgresProxy;
  pid: () => number | undefined;
  /** SIGKILL, here and now. False when it was dead already. */
  kill: () => boolean;
  hasDied: () => Promise<void>;
  stop: () => Promise<void>;
};

export type Lab = {
  /** Where everybody asks: the port in front of the web processes. */
  site: string;
  balancer: Balancer;
  smtp: RealSmtp;
  /** The data folder of PostgreSQL. */
  data: string;
  ownerUrl: string;
  /** The owner's connection, straight to the server. */
  sql: postgres.Sql;
  startWeb: (name: string, more?: Starting) => Promise<Instance>;
  startWorker: (name: string, more?: Starting) => Promise<Instance>;
  signal: AbortSignal;
};

/** `revives`: started again when it dies, as by a supervisor. `release`: another one than the project's. */
type Starting = { revives?: boolean; env?: Environment; release?: Release | undefined };

/** PostgreSQL, SMTP and a port for everybody; the product's processes are then started one by one. */
export async function openLab(undo: Undo, say: (line: string) => void, signal: AbortSignal): Promise<Lab> {
  const secrets = productSecrets(dataDir);
  await ensureBuild(secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, say, signal);
  // Once its processes have stopped.
  undo.push(async () => removeNextRelease());
  const throwaway = await startThrowaway();
  undo.push(throwaway.stop);
  const databases = await throwaway.clone(DATABASE);
  const smtp = realSmtp();
  const smtpUrl = await smtp.listen();
  undo.push(smtp.close);
  const balancer = await startBalancer();
  undo.push(balancer.stop);
  const site = `http://localhost:${balancer.port}`;
  const plan: ProductPlan = {
    dev: false, programs: BUILT_PROGRAMS, port: balancer.port, appUrl: site, databases, secrets, mailbox: undefined, logs: path.join(dataDir, "logs", "faults"),
    documents: path.join(throwaway.folder, "documents"),
    extra: { SMTP_URL: smtpUrl, TRUSTED_PROXY_HOPS: "1", WEB_PROCESSES: "1", DATABASE_POOL: String(CONNECTIONS_OF_EACH) },
  };
  Object.assign(process.env, environmentOf(plan), { TEST_OWNER_SERVER: throwaway.servers.owner });
  const sql = postgres(databases.owner, { max: 2, onnotice: () => undefined });
  undo.push(() => sql.end({ timeout: 2 }));
  // The throwaway server forgets the last moments when it crashes: here what was acknowledged must be there.
  await sql.unsafe(`alter database ${DATABASE} set synchronous_commit = on`);
  return { site, balancer, smtp, data: path.join(throwaway.folder, "postgres"), ownerUrl: databases.owner, sql, signal, ...starters(plan, undo, signal) };
}

function starters(plan: ProductPlan, undo: Undo, signal: AbortSignal): Pick<Lab, "startWeb" | "startWorker"> {
  const start = async (program: "web" | "worker", name: string, { revives = false, env = {}, release }: Starting = {}): Promise<Instance> => {
    const serverPort = Number(new URL(plan.databases.application).port);
    const proxy = await startPostgresProxy(serverPort);
    const port = await anyFreePort();
    const application = plan.databases.application.replace(`:${serverPort}/`, `:${proxy.port}/`);
    const own = { ...plan, ...release, port, databases: { ...plan.databases, application } };
    const child = startChild({ name, entry: path.join(own.programs, `${program}.mjs`), env: { ...environmentOf(own), ...env }, logs: plan.logs, ...(own.home && { home: own.home }) }, () => undefined);
    const instance = instanceOf(name, port, proxy, child);
    undo.push(instance.stop);
    if (program === "web") await Promise.race([untilReady(own, signal), child.deathAtBoot]);
    if (revives) child.keepUp();
    return instance;
  };
  return { startWeb: (name, more) => start("web", name, more), startWorker: (name, more) => start("worker", name, more) };
}

function instanceOf(name: string, port: number, proxy: PostgresProxy, child: ReturnType<typeof startChild>): Instance {
  let last = child.pid();
  let isStopped = false;
  return {
    name,
    port,
    proxy,
    pid: child.pid,
    kill: () => {
      last = child.pid();
      return last !== undefined && process.kill(last, "SIGKILL");
    },
    hasDied: () => until(`${name} dies`, async () => last === undefined || !isAlive(last)),
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      await child.stop();
      await proxy.stop();
    },
  };
}

const POLL_MS = 25;
const PATIENCE_MS = 30_000;

/** Looks again until it is true; says what did not come when it takes too long. */
export async function until(what: string, look: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !(await look()); await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
    if (Date.now() > deadline) throw new Error(`never seen: ${what}`);
  }
}
