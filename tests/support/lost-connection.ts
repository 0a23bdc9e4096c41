import { eq, sql } from "drizzle-orm";
import { closeDatabase, database } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import type { Id } from "@/lib/core/ids";
import { exitOnException } from "@/server/exceptions";

/** A process of the product whose connection is cut inside its first transaction. Tells how often the work ran. */
async function main(accountId: Id<"account">): Promise<void> {
  exitOnException();
  let runs = 0;
  await inTransaction(database(), async (tx) => {
    runs += 1;
    await tx.update(account).set({ givenName: "a" }).where(eq(account.id, accountId));
    if (runs === 1) await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
  });
  process.stdout.write(JSON.stringify({ runs }));
  await closeDatabase();
}

void main(process.argv[2] as Id<"account">);
