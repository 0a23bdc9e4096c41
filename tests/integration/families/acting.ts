import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { family, guardian } from "@/db/schema/families";
import { contactInput } from "@/lib/families/input";
import { inviteGuardian } from "@/lib/families/use-cases/invite-guardian";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent } from "@/tests/support/builders/parent";
import { aSession, type SignedInBrowser } from "@/tests/support/builders/session";
import { asParent } from "@/tests/support/context";

export const OTHER = "yann.legoff@exemple.fr";

/** The other parent, signed in, with no family yet. */
export async function aSecondParent(email = OTHER) {
  const parent = await aParent({ email, givenName: "Yann", familyName: "Le Goff" });
  return { parent, ...(await aSession({ of: parent })) };
}

/** Invites an address from that browser, and gives the token that was mailed. */
export async function anInvitation(browser: SignedInBrowser, email = OTHER): Promise<string> {
  const result = await inviteGuardian(await asParent(browser), { email: anAddress(email) });
  if (!result.ok) throw new Error(result.refusal.reason);
  return jetonTo(email, "guardian-invited");
}

export const aPersonToCall = (givenName = "Jeanne") => contactInput.parse({ givenName, familyName: "Martin", phone: "06 12 34 56 99", relation: "grandparent", isEmergency: "on" });

export const no = (reason: string) => ({ ok: false, refusal: { reason } });
export const done = { ok: true, value: undefined };

/** Every family, and which accounts follow it now. */
export async function followers(): Promise<{ familyId: string; accounts: string[] }[]> {
  const rows = await database()
    .select({ familyId: family.id, accountId: guardian.accountId, revokedAt: guardian.revokedAt })
    .from(family)
    .leftJoin(guardian, eq(guardian.familyId, family.id));
  const ids = [...new Set(rows.map(({ familyId }) => familyId))].sort();
  return ids.map((familyId) => ({
    familyId,
    accounts: rows.flatMap((row) => (row.familyId === familyId && row.accountId && !row.revokedAt ? [row.accountId] : [])).sort(),
  }));
}
