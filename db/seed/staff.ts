import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { account, credential } from "@/db/schema/accounts";
import { center } from "@/db/schema/activities";
import { staffCenter, staffMember, totpSecret } from "@/db/schema/staff";
import { encrypt } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { DEMO_TOTP_SECRET } from "@/lib/staff/rules";

const OWN_CENTER = "les-embruns";

/** One member of staff of each role, all with the same published app secret. */
export const demoStaff = [
  { email: "agent@demo.example", givenName: "Sophie", familyName: "Garnier", role: "agent" },
  { email: "centre@demo.example", givenName: "Mathieu", familyName: "Lebreton", role: "center" },
  { email: "responsable@demo.example", givenName: "Hélène", familyName: "Caradec", role: "manager" },
] as const;

export async function writeStaff(tx: Transaction, missing: readonly (typeof demoStaff)[number][], passwordPhc: string): Promise<void> {
  const [own] = await tx.select({ id: center.id }).from(center).where(eq(center.slug, OWN_CENTER));
  for (const { email, role, ...person } of missing) {
    const id = newId("account");
    await tx.insert(account).values({ id, kind: "staff", emailCanonical: email, emailAsTyped: email, phone: "", ...person });
    await tx.insert(staffMember).values({ accountId: id, role });
    await tx.insert(credential).values({ accountId: id, passwordPhc });
    await tx.insert(totpSecret).values({ accountId: id, sealed: encrypt(DEMO_TOTP_SECRET, id) });
    if (role === "center" && own) await tx.insert(staffCenter).values({ accountId: id, centerId: own.id });
  }
}
