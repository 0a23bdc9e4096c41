import { database } from "@/db/client";
import { inFuture } from "@/db/columns";
import { pendingRegistration } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { aBoundBrowser } from "./browser";
import { anAddress } from "./parent";

type Wishes = { email?: string; browser?: { bindingToken: string }; givenName?: string; passwordPhc?: string };

/** Somebody asked for an account and has not confirmed it. `jeton` is what the mail's link carries. */
export async function aPendingRegistration(wishes: Wishes = {}): Promise<{ id: Id<"pendingRegistration">; jeton: string }> {
  const { email = "claire.martin@exemple.fr", browser = aBoundBrowser(), givenName = "Claire", passwordPhc = "$argon2id$never-checked" } = wishes;
  const { canonical, asTyped } = anAddress(email);
  const id = newId("pendingRegistration");
  const jeton = newSecretToken();
  await database()
    .insert(pendingRegistration)
    .values({
      id,
      emailCanonical: canonical,
      emailAsTyped: asTyped,
      givenName,
      familyName: "Martin",
      phone: "+33612345678",
      passwordPhc,
      tokenHash: hashToken(jeton),
      bindingHash: hashToken(browser.bindingToken),
      expiresAt: inFuture(lifetimes.confirmation),
    });
  return { id, jeton };
}
