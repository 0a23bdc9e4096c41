import "server-only";
import type { Context } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { findBreach, type BreachVerdict } from "../adapters/breaches";
import { passwordWeakness } from "../adapters/zxcvbn";
import { passwordChoices, waitUnder } from "../rules";
import type { AccountRefusal } from "../words";
import { takeTurn } from "./take-turn";

type Refused = Extract<AccountRefusal, { reason: "weak-password" | "too-many" }>;
type Choice = {
  password: string;
  /** Words an acquaintance would try: names, address. */
  about: string[];
  /** Whose choices are counted; null when something else already limits them. */
  accountId: Id<"account"> | null;
};

/** Refuses a password that is easy to guess or known to have leaked. */
export async function weighPassword(ctx: Context, { password, about, accountId }: Choice): Promise<Result<BreachVerdict, Refused>> {
  if (accountId) {
    const turn = await inTransaction(ctx.db, (tx) => takeTurn(tx, { kind: "password-choice", subject: accountId, wait: (ages) => waitUnder(passwordChoices, ages) }));
    if (!turn.ok) return turn;
  }
  const weakness = passwordWeakness(password, about);
  if (weakness) return refused({ reason: "weak-password", weakness });
  const verdict = await findBreach(password);
  return verdict === "breached" ? refused({ reason: "weak-password", weakness: "leaked" }) : ok(verdict);
}
