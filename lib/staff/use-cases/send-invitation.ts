import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { databaseNow, inFuture } from "@/db/columns";
import type { StaffRole } from "@/db/context";
import { staffInvitation } from "@/db/schema/staff";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { staffLinks } from "../adapters/links";
import { staffLifetimes } from "../rules";

export type Invited = { email: { canonical: string; asTyped: string }; givenName: string; familyName: string; role: StaffRole; centerIds: readonly Id<"center">[] };

/** Writes and mails an invitation; an older one to the same address is dead. Gives its link. */
export async function sendInvitation(tx: Transaction, { email, givenName, familyName, role, centerIds }: Invited, invitedBy: Id<"account"> | null): Promise<string> {
  const jeton = newSecretToken();
  await tx
    .update(staffInvitation)
    .set({ cancelledAt: databaseNow })
    .where(and(eq(staffInvitation.emailCanonical, email.canonical), isNull(staffInvitation.usedAt), isNull(staffInvitation.cancelledAt)));
  await tx.insert(staffInvitation).values({
    id: newId("staffInvitation"),
    emailCanonical: email.canonical,
    emailAsTyped: email.asTyped,
    givenName,
    familyName,
    role,
    centerIds: role === "center" ? [...centerIds] : [],
    tokenHash: hashToken(jeton),
    invitedBy,
    expiresAt: inFuture(staffLifetimes.invitation),
  });
  const acceptUrl = staffLinks.invitation(jeton);
  await postNotice(tx, { notice: "staff-invited", to: email.asTyped, props: { givenName, acceptUrl }, accountId: null, lifetimeMs: staffLifetimes.invitation });
  return acceptUrl;
}
