import { database } from "@/db/client";
import { callerCheck } from "@/db/schema/desk";
import { phoneGuardian } from "@/db/schema/families";
import { deskTask } from "@/db/schema/notifications";
import { newId, type Id } from "@/lib/core/ids";
import { asDesk } from "../context";
import { aStaff, type Staff } from "./staff";

type FamilyRef = { id: Id<"family"> };

/** A call whose caller was verified a moment ago, and the member of staff who serves it. */
export async function aCall(family: FamilyRef, wishes: Parameters<typeof aStaff>[0] = {}) {
  const staff = await aStaff(wishes);
  await aCheck(family, staff);
  return { staff, ctx: await asDesk(staff, family) };
}

export async function aCheck({ id: familyId }: FamilyRef, { id: staffId, sessionId }: Staff): Promise<void> {
  await database().insert(callerCheck).values({ id: newId("callerCheck"), familyId, staffId, sessionId, matched: ["phone", "address"], hasPassed: true });
}

/** A guardian without an account. */
export async function aPhoneGuardian({ id: familyId }: FamilyRef, wishes: { givenName?: string; familyName?: string; phone?: string } = {}): Promise<void> {
  const { givenName = "Yvonne", familyName = "Riou", phone = "+33240112233" } = wishes;
  await database().insert(phoneGuardian).values({ id: newId("phoneGuardian"), familyId, givenName, familyName, phone });
}

export async function aTask({ id: familyId }: FamilyRef): Promise<Id<"deskTask">> {
  const id = newId("deskTask");
  await database().insert(deskTask).values({ id, kind: "tell", familyId, text: "Léa est inscrite mercredi 9." });
  return id;
}
