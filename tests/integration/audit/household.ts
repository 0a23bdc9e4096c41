import { database } from "@/db/client";
import { contact } from "@/db/schema/families";
import { addressLineInput } from "@/lib/families/input";
import { listInvitations } from "@/lib/families/queries";
import { addContact } from "@/lib/families/use-cases/add-contact";
import { cancelInvitation } from "@/lib/families/use-cases/cancel-invitation";
import { changeContact } from "@/lib/families/use-cases/change-contact";
import { inviteGuardian } from "@/lib/families/use-cases/invite-guardian";
import { joinFamily } from "@/lib/families/use-cases/join-family";
import { leaveFamily } from "@/lib/families/use-cases/leave-family";
import { removeContact } from "@/lib/families/use-cases/remove-contact";
import { saveAddress } from "@/lib/families/use-cases/save-address";
import { anInvitation, aPersonToCall, aSecondParent, OTHER } from "@/tests/integration/families/acting";
import { aFamily, aGuardian } from "@/tests/support/builders/family";
import { anAddress } from "@/tests/support/builders/parent";
import { asParent } from "@/tests/support/context";
import type { Act } from "./act";

const address = addressLineInput.parse({ communeInsee: "44131", addressLine: "12 rue des Dunes", postcode: "44210" });

async function aKeptContact() {
  const ctx = await asParent((await aFamily()).browser);
  await addContact(ctx, aPersonToCall());
  const [kept] = await database().select({ id: contact.id }).from(contact);
  return { ctx, contactId: kept?.id ?? "" };
}

/** The household: address, guardians, persons to call. */
export const household: Record<string, Act> = {
  "saving the household's address": {
    file: "save-address",
    prepare: async () => {
      const ctx = await asParent((await aFamily()).browser);
      return () => saveAddress(ctx, address);
    },
    lines: ["family.address_saved"],
  },
  "inviting another parent": {
    file: "invite-guardian",
    prepare: async () => {
      const ctx = await asParent((await aFamily()).browser);
      return () => inviteGuardian(ctx, { email: anAddress(OTHER), relation: "mother" });
    },
    lines: ["guardian.invited"],
    mails: true,
  },
  "cancelling an invitation": {
    file: "cancel-invitation",
    prepare: async () => {
      const { id, browser } = await aFamily();
      await anInvitation(browser);
      const [waiting] = await listInvitations(database(), id);
      const ctx = await asParent(browser);
      return () => cancelInvitation(ctx, waiting?.id ?? "");
    },
    lines: ["guardian.invitation_cancelled"],
  },
  "joining a family": {
    file: "join-family",
    prepare: async () => {
      const jeton = await anInvitation((await aFamily()).browser);
      const ctx = await asParent((await aSecondParent()).browser);
      return () => joinFamily(ctx, { jeton, invitationId: "" });
    },
    lines: ["guardian.joined"],
    mails: true,
  },
  "leaving a family": {
    file: "revoke-guardian",
    prepare: async () => {
      const { id } = await aFamily();
      const { parent, browser } = await aSecondParent();
      await aGuardian({ id }, parent);
      const ctx = await asParent(browser);
      return () => leaveFamily(ctx);
    },
    lines: ["guardian.left"],
    mails: true,
  },
  "adding a person to call": {
    file: "add-contact",
    prepare: async () => {
      const ctx = await asParent((await aFamily()).browser);
      return () => addContact(ctx, aPersonToCall());
    },
    lines: ["contact.added"],
  },
  "changing a person to call": {
    file: "change-contact",
    prepare: async () => {
      const { ctx, contactId } = await aKeptContact();
      return () => changeContact(ctx, { contactId, ...aPersonToCall("Odile") });
    },
    lines: ["contact.changed"],
  },
  "removing a person to call": {
    file: "remove-contact",
    prepare: async () => {
      const { ctx, contactId } = await aKeptContact();
      return () => removeContact(ctx, contactId);
    },
    lines: ["contact.removed"],
  },
};
