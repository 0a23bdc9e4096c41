import "server-only";
import type { Transaction } from "@/db/client";
import { mailsPerAddress, waitUnder, type Limit } from "../rules";
import { takeTurn } from "./take-turn";

/** True while this address may receive one more mail of this kind; the page that asked never tells. */
export async function takeMailTurn(tx: Transaction, purpose: string, emailCanonical: string, limits: readonly Limit[] = mailsPerAddress): Promise<boolean> {
  const turn = await takeTurn(tx, { kind: `mail:${purpose}`, subject: emailCanonical, wait: (ages) => waitUnder(limits, ages) });
  return turn.ok;
}
