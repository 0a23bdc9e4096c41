import { database } from "@/db/client";
import { child, consent, contact, family, guardian, healthRecord } from "@/db/schema/families";
import { encrypt } from "@/lib/core/crypto";
import type { Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import { aParent, type Parent } from "./parent";
import { aSession, type SignedInBrowser } from "./session";

export const PORNIC = "44131";
export const NANTES = "44109";

export type Family = { id: Id<"family">; parent: Parent; browser: SignedInBrowser };

type Wishes = { email?: string; communeInsee?: string | null; givenName?: string };

/** A family of Pornic with one parent signed in, and no child yet. */
export async function aFamily({ email = "claire.martin@exemple.fr", communeInsee = PORNIC, givenName = "Claire" }: Wishes = {}): Promise<Family> {
  const parent = await aParent({ email, givenName });
  const id = newId("family");
  await database().insert(family).values({ id, communeInsee, ...(communeInsee && { addressLine: "3 rue des Dunes", postcode: "44210" }) });
  await aGuardian({ id }, parent);
  const { browser } = await aSession({ of: parent });
  return { id, parent, browser };
}

/** One more guardian of a family. */
export async function aGuardian({ id: familyId }: { id: Id<"family"> }, { id: accountId }: { id: Id<"account"> }): Promise<Id<"guardian">> {
  const id = newId("guardian");
  await database().insert(guardian).values({ id, familyId, accountId, relation: "mother" });
  return id;
}

type ChildWishes = { of: { id: Id<"family"> }; givenName?: string; bornOn?: Day; schoolLevel?: (typeof child.$inferInsert)["schoolLevel"] };

/** A child of the family, seven years old in 2026 unless told otherwise. */
export async function aChild({ of, givenName = "Léa", bornOn = "2019-03-14", schoolLevel = "ce1" }: ChildWishes): Promise<Id<"child">> {
  const id = newId("child");
  await database().insert(child).values({ id, familyId: of.id, givenName, familyName: "Martin", bornOn, schoolLevel });
  return id;
}

/** Everything a programme may ask of a family file, for these children: nothing is missing any more. */
export async function aCompleteFile({ of, children }: { of: Family; children: Id<"child">[] }): Promise<void> {
  const db = database();
  await db.insert(contact).values({ id: newId("contact"), familyId: of.id, givenName: "Jeanne", familyName: "Martin", phone: "+33612345699", relation: "grandparent", isEmergency: true, mayPickUp: true });
  for (const childId of children) {
    const sealed = (field: string) => encrypt("", `${childId}:${field}`);
    await db.insert(healthRecord).values({ childId, familyId: of.id, allergies: sealed("allergies"), carePlan: sealed("carePlan"), treatment: sealed("treatment"), doctor: sealed("doctor"), vaccines: sealed("vaccines") });
    await db.insert(consent).values({ id: newId("consent"), familyId: of.id, childId, kind: "emergency_care", isGranted: true, decidedBy: of.parent.id });
  }
}
