import { database } from "@/db/client";
import { family, phoneGuardian } from "@/db/schema/families";
import { newId, type Id } from "@/lib/core/ids";
import { PORNIC } from "./family";

/** A family of Pornic that has a telephone, an address, and no mail. */
export async function aPhoneFamily(): Promise<{ id: Id<"family"> }> {
  const id = newId("family");
  await database().insert(family).values({ id, communeInsee: PORNIC, addressLine: "3 rue des Dunes", postcode: "44210" });
  await database().insert(phoneGuardian).values({ id: newId("phoneGuardian"), familyId: id, givenName: "Odette", familyName: "Kermarec", phone: "+33240000099", relation: "legal_guardian" });
  return { id };
}
