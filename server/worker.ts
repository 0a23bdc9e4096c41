import os from "node:os";
import { run, type Runner, type Task } from "graphile-worker";
import { closeDatabase, database } from "@/db/client";
import type { Context, SystemActor } from "@/db/context";
import { readClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { newRequest, requestStore } from "@/lib/core/request";
import { newReference } from "@/lib/core/ids";
import { traced } from "@/lib/core/trace";
import { requeueMails } from "@/lib/notifications/use-cases/requeue-mails";
import { tasks, timetable } from "@/lib/jobs/tasks";
import { bootOrExplain } from "./boot";
import { exitOnException } from "./exceptions";
import { graphileLogger } from "./graphile-logger";
import { startTracing } from "./tracing";

/** Besides one for each job: to hear of new jobs, and to ask for late ones. */
const OTHER_CONNECTIONS = 2;

function systemContext(requestId: string): Context<SystemActor> {
  return { db: database(), actor: { kind: "system" }, now: readClock(), client: { ip: "", userAgent: "", requestId } };
}

/** Runs one task under a request id of its own, so that its log lines and its journal lines can be matched. */
function asTask(name: keyof typeof tasks): Task {
  return async (payload) => {
    const id = newReference("JOB");
    const work = async () => void (await tasks[name](systemContext(id), payload));
    await traced(`job ${name}`, { "portail.request_id": id }, () => requestStore.run(newRequest(id, ""), work));
  };
}

const names = Object.keys(tasks) as (keyof typeof tasks)[];

function start(): Promise<Runner> {
  return run({
    connectionString: env().DATABASE_URL,
    concurrency: env().WORKER_CONCURRENCY,
    maxPoolSize: env().WORKER_CONCURRENCY + OTHER_CONNECTIONS,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: graphileLogger,
    taskList: Object.fromEntries(names.map((name) => [name, asTask(name)])),
    crontab: timetable,
  });
}

await bootOrExplain(async () => {
  const stopTracing = startTracing("worker", env().OTEL_EXPORTER_OTLP_ENDPOINT);
  // On a small machine pages come first: mails may wait for a free moment.
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  exitOnException();
  const runner = await start();
  await requeueMails(systemContext(newReference("JOB")));
  log.info({ tasks: names }, "worker ready");
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await runner.stop().catch((error: unknown) => log.warn({ err: error }, "the queue did not stop cleanly"));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  await runner.promise;
  await Promise.all([closeDatabase(), stopTracing()]);
  process.exit(stopping ? 0 : 1);
});
