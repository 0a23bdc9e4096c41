import "server-only";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { env } from "@/lib/core/env";
import { traced, tracedStatement } from "@/lib/core/trace";

const CONNECT_TIMEOUT_S = 3;
const IDLE_CONNECTION_S = 60;

/** The driver's own delay grows to 20 s, during which requests hang and after which they fail though the server is back. */
const reconnectionDelayS = () => 0.25 + Math.random() * 0.5;

/** Server-side limits of every connection, in milliseconds. */
const limits = { statement_timeout: 5_000, lock_timeout: 2_000, idle_in_transaction_session_timeout: 10_000 };

export function connect(url: string, poolSize: number, applicationName: string, settings: Record<string, string> = {}) {
  const client = postgres(url, {
    max: poolSize,
    connect_timeout: CONNECT_TIMEOUT_S,
    backoff: reconnectionDelayS,
    idle_timeout: IDLE_CONNECTION_S,
    onnotice: () => undefined,
    connection: { application_name: applicationName, TimeZone: "UTC", ...limits, ...settings },
  });
  return drizzle(preparing(client));
}

type Work<T> = (tx: TransactionSql) => Promise<T>;
type Values = Parameters<Sql["unsafe"]>[1];

/**
 * Prepares every statement, once per connection. Unprepared ones cost the driver a round trip of their own, to learn the
 * types of the parameters, and cannot be sent one behind the other (docs/decisions/0024).
 */
function preparing<S extends Sql | TransactionSql>(client: S): S {
  const own = {
    unsafe: (text: string, values?: Values) => tracedStatement(text, client.unsafe(text, values, { prepare: true })),
    begin: <T>(access: string | Work<T>, work = access as Work<T>) =>
      traced("transaction", {}, () => (client as Sql).begin(typeof access === "string" ? access : "", (tx) => work(preparing(tx)))),
    savepoint: <T>(work: Work<T>) => (client as TransactionSql).savepoint((tx) => work(preparing(tx))),
  };
  return new Proxy(client, { get: (target, name) => (name in own ? own[name as keyof typeof own] : (Reflect.get(target, name) as unknown)) });
}

export type Database = ReturnType<typeof connect>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

const key = Symbol.for("portail-familles.database");
const shared = globalThis as { [key]?: Database };

/** The process's own pool: one, however many bundles load this module. */
export function database(): Database {
  return (shared[key] ??= connect(env().DATABASE_URL, env().DATABASE_POOL, "portail-familles"));
}

/** For processes that end: tests, scripts, a draining server. */
export async function closeDatabase(): Promise<void> {
  await shared[key]?.$client.end({ timeout: 5 });
  delete shared[key];
}
