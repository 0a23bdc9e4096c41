import { database } from "@/db/client";
import { account, credential } from "@/db/schema/accounts";
import { hashPassword } from "@/lib/accounts/adapters/argon2";
import { address, type Address } from "@/lib/accounts/input";
import { newId, type Id } from "@/lib/core/ids";

/** Long and odd enough to be accepted; what `aParent()` signs in with. */
export const PASSWORD = "quatre vélos bleus dans la grange";
export const OTHER_PASSWORD = "sept lanternes rouges au marché";

export type Parent = { id: Id<"account">; email: Address; password: string; givenName: string };

type Wishes = {
  email?: string;
  /** Null: an account without any password, as after an undone change of address. */
  password?: string | null;
  status?: "active" | "disabled";
  givenName?: string;
  familyName?: string;
};

const hashes = new Map<string, Promise<string>>();

/** Each password is hashed once per test file: argon2 is slow on purpose. */
function hashOf(password: string): Promise<string> {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
}

export const anAddress = (text: string): Address => address.parse(text);

/** A confirmed account, which no browser has signed in to yet. */
export async function aParent(wishes: Wishes = {}): Promise<Parent> {
  const { email = "claire.martin@exemple.fr", password = PASSWORD, status = "active", givenName = "Claire", familyName = "Martin" } = wishes;
  const { canonical, asTyped } = anAddress(email);
  const id = newId("account");
  await database()
    .insert(account)
    .values({ id, kind: "parent", status, emailCanonical: canonical, emailAsTyped: asTyped, givenName, familyName, phone: "+33612345678" });
  if (password !== null) await database().insert(credential).values({ accountId: id, passwordPhc: await hashOf(password) });
  return { id, email: { canonical, asTyped }, password: password ?? "", givenName };
}
