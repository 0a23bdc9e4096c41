import "server-only";
import type { Transaction } from "@/db/client";
import type { Id } from "@/lib/core/ids";
import { findHousehold, findMembership, listContacts, listGuardians, listInvitations, listPhoneGuardians } from "../queries";
import { householdExport } from "../view";

/** What the family file holds, for a guardian's own copy. Nothing before the file exists, or from the moment its guardian is revoked. */
export async function collectFamilyData(tx: Transaction, accountId: Id<"account">) {
  const own = await findMembership(tx, accountId);
  const household = own && (await findHousehold(tx, own.familyId));
  if (!household) return {};
  const { familyId } = own;
  return householdExport({
    household,
    guardians: await listGuardians(tx, familyId),
    phoneGuardians: await listPhoneGuardians(tx, familyId),
    invitations: await listInvitations(tx, familyId),
    contacts: await listContacts(tx, familyId),
  });
}
