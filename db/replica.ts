import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import { SECOND_MS } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import { driverError, within } from "@/lib/core/outage";
import { connect, database, type Database } from "./client";

/** What reads and nothing else: a write through it does not compile, and with a replica no server takes it. */
export type Reader = Pick<Database, "select" | "$count" | "execute">;

const LOOK_EVERY_MS = SECOND_MS;
const LOOK_PATIENCE_MS = SECOND_MS;
/** A little more than the server's own limit for a statement. */
const READ_PATIENCE_MS = 6 * SECOND_MS;
/** The replica must have what the primary had at most this long ago. */
const BEHIND_MOST_MS = 5 * SECOND_MS;

/** All that the primary had written at a moment of our own stopwatch: its position in the WAL. */
type Mark = { at: number; position: string };

/** One connection to look, which no long read holds up, and one to read. */
type Watch = {
  url: string;
  looking: Sql;
  reading: Sql;
  reader: Reader;
  since: number;
  /** Of the primary, and not seen on the replica yet. */
  awaited?: Mark;
  /** The newest that the replica had. */
  reached?: Mark;
  wasFit: boolean;
  reads: { replica: number; primary: number };
};

const key = Symbol.for("portail-familles.replica");
const shared = globalThis as { [key]?: Watch };

/**
 * For reads that may be five seconds old, and for no others (docs/decisions/0043): the replica while one is watched and near,
 * else the primary, statement by statement.
 */
export function reader(): Reader {
  return shared[key]?.reader ?? database();
}

/** Looks at the replica every second until `closeReplica`. Until it was once seen to be near, the primary is read. */
export function watchReplica(url: string): void {
  const watch: Watch = { url, looking: reach(url), reading: reach(url), reader: routed((ask) => read(watch, ask)), since: performance.now(), wasFit: false, reads: { replica: 0, primary: 0 } };
  shared[key] = watch;
  void keepLooking(watch);
}

export async function closeReplica(): Promise<void> {
  const watch = shared[key];
  delete shared[key];
  await Promise.all([watch?.looking, watch?.reading].map((sql) => sql?.end({ timeout: 5 })));
}

/** How many reads went where, and how far behind the replica may be at most; undefined without one. */
export function replicaNumbers(): { reads: Watch["reads"]; behindSeconds: number } | undefined {
  const watch = shared[key];
  return watch && { reads: watch.reads, behindSeconds: behindMs(watch) / SECOND_MS };
}

const reach = (url: string): Sql => connect(url, 1, "portail-familles-reader", { default_transaction_read_only: "on" }).$client;
const behindMs = ({ reached, since }: Watch) => performance.now() - (reached?.at ?? since);
const nearMark = (watch: Watch) => (behindMs(watch) <= BEHIND_MOST_MS ? watch.reached : undefined);

async function keepLooking(watch: Watch): Promise<void> {
  while (shared[key] === watch) {
    await look(watch);
    const isFit = nearMark(watch) !== undefined;
    if (isFit !== watch.wasFit) log[isFit ? "info" : "warn"]({ behindMs: Math.round(behindMs(watch)) }, isFit ? "the replica is near: it is read" : "the replica is away or late: the primary is read");
    watch.wasFit = isFit;
    await pause(LOOK_EVERY_MS, undefined, { ref: false });
  }
}

/**
 * Has the replica what the primary had when last asked? That tells an idle primary from a cut between the two, which the
 * time of the last transaction replayed does not. A replica that does not answer or stays late is left, with all that
 * waits for it: the next connection may lead to another one.
 */
async function look(watch: Watch): Promise<void> {
  const { looking, reading } = watch;
  const answered = await within(LOOK_PATIENCE_MS, askBoth(watch)).then(() => true, () => false);
  if (answered && nearMark(watch)) return;
  await Promise.all([leave(watch, "looking", looking), leave(watch, "reading", reading)]);
}

async function askBoth(watch: Watch): Promise<void> {
  const awaited = (watch.awaited ??= await findMark());
  if (await isThere(watch.looking, awaited)) Object.assign(watch, { reached: awaited, awaited: undefined });
}

async function findMark(): Promise<Mark> {
  const at = performance.now();
  const [row] = await database().$client.unsafe<{ position: string }[]>("select pg_current_wal_flush_lsn()::text as position");
  if (!row) throw new Error("the primary did not say how far it is");
  return { at, position: row.position };
}

/** A server that was promoted, and follows nobody any more, has nothing for us. */
async function isThere(sql: Sql, { position }: Mark): Promise<boolean> {
  const [row] = await sql.unsafe<{ isThere: boolean }[]>('select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= $1::pg_lsn as "isThere"', [position]);
  return row?.isThere ?? false;
}

/** Whatever waits on this connection hears that it is gone. Others may have left it already. */
async function leave(watch: Watch, name: "looking" | "reading", left: Sql): Promise<void> {
  if (watch[name] === left) watch[name] = reach(watch.url);
  await left.end({ timeout: 0 });
}

type Ask<T> = (sql: Sql | TransactionSql) => PromiseLike<T>;

/** Each read asks its own connection too: one address may stand for several replicas. Whatever goes wrong there, the primary has the last word. */
async function read<T>(watch: Watch, ask: Ask<T>): Promise<T> {
  const { reading } = watch;
  const mark = nearMark(watch);
  if (mark) {
    try {
      const [isNear, value] = await within(READ_PATIENCE_MS, Promise.all([isThere(reading, mark), ask(reading)]));
      if (!isNear) throw new Error("this replica is behind the one that was looked at");
      watch.reads.replica += 1;
      return value;
    } catch (error) {
      log.warn({ code: driverError(error)?.code }, "a read goes from the replica to the primary");
      await leave(watch, "reading", reading);
    }
  }
  watch.reads.primary += 1;
  return database().$client.begin("read only", async (tx) => ask(tx)) as Promise<T>;
}

/** A database whose every statement is handed to `read`, as Drizzle sends it: awaited for its rows as objects, or asked for their values. */
function routed(hand: <T>(ask: Ask<T>) => Promise<T>): Reader {
  const unsafe = (...[text, values]: Parameters<Sql["unsafe"]>) => ({
    then: (...heard: Parameters<Promise<unknown>["then"]>) => hand((sql) => sql.unsafe(text, values)).then(...heard),
    values: () => hand((sql) => sql.unsafe(text, values).values()),
  });
  return drizzle(new Proxy(database().$client, { get: (target, name) => (name === "unsafe" ? unsafe : (Reflect.get(target, name) as unknown)) }));
}
