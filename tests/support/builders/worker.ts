import { Logger, runOnce, type Task } from "graphile-worker";
import { env } from "@/lib/core/env";
import { tasks } from "@/lib/jobs/tasks";
import { asSystem } from "../context";

const silent = new Logger(() => () => undefined);
const deliver: Task = async (payload) => tasks["deliver-mail"](asSystem(), payload);

/** A worker does every delivery that is due in the queue, then leaves. */
export async function aWorkerPasses(): Promise<void> {
  await runOnce({ connectionString: env().DATABASE_URL, taskList: { "deliver-mail": deliver }, logger: silent, noHandleSignals: true });
}
