import { database } from "@/db/client";
import type { StaffRole } from "@/db/context";
import { databaseNow, inFuture } from "@/db/columns";
import { account, session } from "@/db/schema/accounts";
import { staffCenter, staffMember } from "@/db/schema/staff";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { staffLifetimes } from "@/lib/staff/rules";
import { aBrowser, type Browser } from "./browser";
import { anAddress } from "./parent";

type Wishes = { role?: StaffRole; email?: string; centerIds?: Id<"center">[]; status?: "active" | "disabled"; hasSteppedUp?: boolean };

export type Staff = { id: Id<"account">; sessionId: Id<"session">; browser: Browser & { staffToken: string } };

/** A member of staff signed in with a second factor a moment ago; an agent of the Guichet unless told otherwise. */
export async function aStaff({ role = "agent", email = `${role}@guichet.exemple.fr`, centerIds = [], status = "active", hasSteppedUp = true }: Wishes = {}): Promise<Staff> {
  const { canonical, asTyped } = anAddress(email);
  const [id, sessionId, staffToken] = [newId("account"), newId("session"), newSecretToken()] as const;
  const browser = aBrowser();
  const db = database();
  await db.insert(account).values({ id, kind: "staff", status, emailCanonical: canonical, emailAsTyped: asTyped, givenName: "Sophie", familyName: "Garnier", phone: "" });
  await db.insert(staffMember).values({ accountId: id, role });
  if (centerIds.length > 0) await db.insert(staffCenter).values(centerIds.map((centerId) => ({ accountId: id, centerId })));
  await db.insert(session).values({
    id: sessionId, tokenHash: hashToken(staffToken), accountId: id, authEpoch: 0, level: "mfa", userAgent: browser.userAgent,
    idleExpiresAt: inFuture(staffLifetimes.sessionIdle), absoluteExpiresAt: inFuture(staffLifetimes.sessionAbsolute), steppedUpAt: hasSteppedUp ? databaseNow : null,
  });
  return { id, sessionId, browser: { ...browser, staffToken } };
}
