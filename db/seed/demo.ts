import "server-only";
import type { Database } from "@/db/client";
import { account, credential } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/accounts/adapters/argon2";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";

const PASS_PHRASE = "marée haute sous la jetée";

const parents = [
  { email: "parent@demo.example", givenName: "Camille", familyName: "Le Goff", phone: "+33612345601" },
  { email: "parent2@demo.example", givenName: "Yann", familyName: "Le Goff", phone: "+33612345602" },
  { email: "exterieur@demo.example", givenName: "Inès", familyName: "Moreau", phone: "+33612345603" },
];

/** The demo town's parents. Safe to run again: an account that exists is left as it is. Refused outside the demo. */
export async function seedDemo(db: Database): Promise<void> {
  if (!env().DEMO) throw new Error("the demo's accounts have a published pass phrase: only the demo may create them");
  for (const { email, ...person } of parents) {
    const passwordPhc = await hashPassword(PASS_PHRASE.normalize("NFKC"));
    await inTransaction(db, async (tx) => {
      const [created] = await tx
        .insert(account)
        .values({ id: newId("account"), kind: "parent", emailCanonical: email, emailAsTyped: email, ...person })
        .onConflictDoNothing()
        .returning({ id: account.id });
      if (created) await tx.insert(credential).values({ accountId: created.id, passwordPhc });
    });
  }
}
