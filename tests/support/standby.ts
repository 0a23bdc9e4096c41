import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { startCluster } from "@/scripts/lib/postgres/cluster";
import { handOver, homeFor, type Home } from "@/scripts/lib/postgres/home";
import { superuserUrl } from "@/scripts/lib/postgres/running";
import type { Throwaway } from "@/scripts/lib/throwaway";

const NAME = "standby";

export type Standby = {
  /** What is at this address of the primary, on the standby. */
  urlOf: (primary: string) => string;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** As its superuser. */
  tell: (statement: string) => Promise<readonly postgres.Row[]>;
  /** Its processes stand still: connections stay open, and nothing answers. Returns what wakes them. */
  freeze: () => Promise<() => void>;
};

/** A real standby that follows this server by streaming, made from a copy of its files while it runs. Stop it before the server. */
export async function aStandbyOf({ folder, superuser }: Throwaway): Promise<Standby> {
  const asked = path.join(folder, NAME);
  const home = homeFor(asked);
  const { port, password } = new URL(superuser);
  await copyFiles(superuser, home);
  handOver(path.join(home.data, "standby.signal"), home, "");
  const source = `host=127.0.0.1 port=${port} user=postgres password=${password} application_name=${NAME}`;
  appendFileSync(path.join(home.data, "postgresql.auto.conf"), `primary_conninfo = '${source}'\nprimary_slot_name = '${NAME}'\n`);

  const access = { port: 0, password };
  let stop = () => Promise.resolve();
  const start = async () => void ({ port: access.port, stop } = await startCluster({ data: asked, access, throwaway: true }));
  await start();
  const tell = (text: string) => asSuperuser(superuserUrl(access), (sql) => sql.unsafe(text));
  return {
    urlOf: (primary) => Object.assign(new URL(primary), { port: String(access.port) }).href,
    start,
    stop: () => stop(),
    tell,
    freeze: async () => {
      const clients = await tell("select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
      const pids = [Number(readFileSync(path.join(home.data, "postmaster.pid"), "utf8").split("\n")[0]), ...clients.map((row) => Number(row.pid))];
      const signal = (name: NodeJS.Signals) => pids.forEach((pid) => process.kill(pid, name));
      signal("SIGSTOP");
      return () => signal("SIGCONT");
    },
  };
}

async function asSuperuser<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  return work(sql).finally(() => sql.end());
}

/** What pg_basebackup does, which the embedded PostgreSQL has not; the slot keeps the WAL until the standby takes it. */
async function copyFiles(superuser: string, home: Home): Promise<void> {
  const label = await asSuperuser(superuser, async (sql) => {
    await sql`select pg_create_physical_replication_slot(${NAME}, true)`;
    const [{ data = "" } = {}] = await sql<{ data: string }[]>`select current_setting('data_directory') as data, pg_backup_start(${NAME}, true)`;
    execFileSync("cp", ["-a", data, home.data]);
    const [{ label = "" } = {}] = await sql<{ label: string }[]>`select labelfile as label from pg_backup_stop(false)`;
    return label;
  });
  for (const own of ["postmaster.pid", "postmaster.opts", "pg_replslot"]) rmSync(path.join(home.data, own), { recursive: true, force: true });
  handOver(path.join(home.data, "pg_replslot"), home);
  handOver(path.join(home.data, "backup_label"), home, label);
}
