import { checkInTurn } from "@/lib/accounts/use-cases/take-turn";
import { asVisitor } from "../context";

/** Counts wrong passwords under a subject without hashing any; past the free ones, only those that their turn lets through. */
export async function wrongPasswords(count: number, subject: string): Promise<void> {
  for (let index = 0; index < count; index += 1) await checkInTurn(asVisitor(), subject, async () => false);
}
