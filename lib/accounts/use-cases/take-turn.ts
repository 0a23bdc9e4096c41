import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context } from "@/db/context";
import { attempt } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { pseudonym } from "@/lib/core/crypto";
import { networkOf } from "@/lib/core/network";
import { ok, refused, type Result } from "@/lib/core/result";
import { listAttemptAges, lockAttempts } from "../queries";
import { perIp, waitAfterFailures, waitUnder } from "../rules";
import type { Waiting } from "../words";

type Turn = { kind: string; subject: string; wait: (ages: number[]) => number };

/** Counts one act, or says how long to wait; acts under one key are counted one after the other. Gives the count's row. */
export async function takeTurn(tx: Transaction, { kind, subject, wait }: Turn): Promise<Result<number, Waiting>> {
  const key = pseudonym(kind, subject);
  await lockAttempts(tx, kind, key);
  const waitSeconds = Math.ceil(wait(await listAttemptAges(tx, kind, key)));
  if (waitSeconds > 0) return refused({ reason: "too-many", waitSeconds });
  const [counted] = await tx.insert(attempt).values({ kind, key }).returning({ id: attempt.id });
  return ok(counted?.id ?? 0);
}

export async function takeIpTurn(ctx: Context, kind: keyof typeof perIp): Promise<Result<number, Waiting>> {
  const subject = networkOf(ctx.client.ip);
  return inTransaction(ctx.db, (tx) => takeTurn(tx, { kind, subject, wait: (ages) => waitUnder(perIp[kind], ages) }));
}

const FAILURE = "password-failure";

/**
 * Checks a password in its turn. The turn commits before the check, so that guesses sent at once are all counted,
 * and is given back when the check could not be made. A right password is forgotten by `forgetFailures`.
 */
export async function checkInTurn(ctx: Context, subject: string, check: () => Promise<boolean>): Promise<Result<boolean, Waiting>> {
  const turn = await inTransaction(ctx.db, (tx) => takeTurn(tx, { kind: FAILURE, subject, wait: waitAfterFailures }));
  if (!turn.ok) return turn;
  try {
    return ok(await check());
  } catch (error) {
    await ctx.db.delete(attempt).where(eq(attempt.id, turn.value));
    throw error;
  }
}

/** The password was right, or was replaced through the mailbox: failures under these subjects no longer count. */
export async function forgetFailures(tx: Transaction, subjects: readonly string[]): Promise<void> {
  const keys = subjects.map((subject) => pseudonym(FAILURE, subject));
  await tx.delete(attempt).where(and(eq(attempt.kind, FAILURE), inArray(attempt.key, keys)));
}
