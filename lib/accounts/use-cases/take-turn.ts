import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context } from "@/db/context";
import { attempt } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { pseudonym } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { listAttemptAges, lockAttempts } from "../queries";
import { perIp, waitAfterFailures, waitUnder } from "../rules";
import type { Waiting } from "../words";

type Turn = { kind: string; subject: string; wait: (ages: number[]) => number };

/** Counts one act, or says how long to wait; acts under one key are counted one after the other. */
export async function takeTurn(tx: Transaction, { kind, subject, wait }: Turn): Promise<Result<void, Waiting>> {
  const key = pseudonym(kind, subject);
  await lockAttempts(tx, kind, key);
  const waitSeconds = Math.ceil(wait(await listAttemptAges(tx, kind, key)));
  if (waitSeconds > 0) return refused({ reason: "too-many", waitSeconds });
  await tx.insert(attempt).values({ kind, key });
  return ok(undefined);
}

export async function takeIpTurn(ctx: Context, kind: keyof typeof perIp): Promise<Result<void, Waiting>> {
  return inTransaction(ctx.db, (tx) => takeTurn(tx, { kind, subject: ctx.client.ip, wait: (ages) => waitUnder(perIp[kind], ages) }));
}

const FAILURE = "password-failure";

/**
 * Counts a wrong password before it is known to be wrong, so that guesses sent at once are counted too.
 * `subject` is the canonical address, or the address and a device known to its account.
 */
export async function takePasswordTurn(ctx: Context, subject: string): Promise<Result<void, Waiting>> {
  return inTransaction(ctx.db, (tx) => takeTurn(tx, { kind: FAILURE, subject, wait: waitAfterFailures }));
}

/** The password was right, or was replaced through the mailbox: failures under this subject no longer count. */
export async function forgetFailures(tx: Transaction, subject: string): Promise<void> {
  await tx.delete(attempt).where(and(eq(attempt.kind, FAILURE), eq(attempt.key, pseudonym(FAILURE, subject))));
}
