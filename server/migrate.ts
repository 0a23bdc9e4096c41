import { migrate } from "@/db/migrate";
import { env, EnvironmentError } from "@/lib/core/env";
import { log } from "@/lib/core/log";

async function main(): Promise<void> {
  const { DATABASE_URL, DATABASE_OWNER_URL = DATABASE_URL } = env();
  await migrate(DATABASE_OWNER_URL, DATABASE_URL);
  log.info("migrations applied");
}

main().catch((error: unknown) => {
  if (error instanceof EnvironmentError) console.error(error.message);
  else log.fatal({ err: error }, "migrations failed");
  process.exitCode = 1;
});
