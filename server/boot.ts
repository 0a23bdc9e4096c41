import { EnvironmentError } from "@/lib/core/env";
import { log } from "@/lib/core/log";

/** Runs a process's main work; a wrong configuration ends it with one line per problem, an accident with a log line. */
export async function bootOrExplain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (error instanceof EnvironmentError) {
      for (const problem of error.problems) process.stderr.write(`Configuration : ${problem}\n`);
    } else {
      log.fatal({ err: error }, "the process cannot go on");
    }
    process.exit(1);
  }
}
