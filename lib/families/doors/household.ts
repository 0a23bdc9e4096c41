import "server-only";
import { redirect } from "next/navigation";
import { nothingInput } from "@/lib/accounts/input";
import { door } from "@/lib/core/door";
import { requireGuardian } from "../gates";
import { addressLineInput, changedContactInput, contactIdInput, contactInput, invitationIdInput, invitationInput, joinInput } from "../input";
import { addContact } from "../use-cases/add-contact";
import { cancelInvitation } from "../use-cases/cancel-invitation";
import { changeContact } from "../use-cases/change-contact";
import { inviteGuardian } from "../use-cases/invite-guardian";
import { joinFamily } from "../use-cases/join-family";
import { leaveFamily } from "../use-cases/leave-family";
import { removeContact } from "../use-cases/remove-contact";
import { saveAddress } from "../use-cases/save-address";
import { sayRefusal } from "../words";

const household = "/famille/foyer";
const gate = () => requireGuardian(household);

export const keepAddress = door({
  gate,
  input: addressLineInput,
  keeps: ["addressLine", "addressExtra", "postcode"],
  run: saveAddress,
  refusal: sayRefusal,
  then: async () => redirect(`${household}?fait=adresse`),
});

export const invite = door({
  gate,
  input: invitationInput,
  keeps: ["email", "relation"],
  run: inviteGuardian,
  refusal: sayRefusal,
  then: async () => redirect(`${household}?fait=invitation`),
});

export const uninvite = door({
  gate,
  input: invitationIdInput,
  run: (ctx, { invitationId }) => cancelInvitation(ctx, invitationId),
  refusal: sayRefusal,
  then: async () => redirect(`${household}?fait=invitation-annulee`),
});

export const join = door({
  gate,
  input: joinInput,
  run: joinFamily,
  refusal: sayRefusal,
  then: async () => redirect(`${household}?fait=rejoint`),
});

export const leave = door({
  gate,
  input: nothingInput,
  run: leaveFamily,
  refusal: sayRefusal,
  then: async () => redirect(`${household}?fait=quitte`),
});

const personFields = ["givenName", "familyName", "phone", "relation", "isEmergency", "mayPickUp"] as const;

export const newContact = door({
  gate,
  input: contactInput,
  keeps: personFields,
  run: addContact,
  refusal: sayRefusal,
  then: async () => redirect(`${household}?fait=contact`),
});

export const keepContact = door({
  gate,
  input: changedContactInput,
  keeps: personFields,
  run: changeContact,
  refusal: sayRefusal,
  then: async () => redirect(`${household}?fait=contact-modifie`),
});

export const dropContact = door({
  gate,
  input: contactIdInput,
  run: (ctx, { contactId }) => removeContact(ctx, contactId),
  refusal: sayRefusal,
  then: async () => redirect(`${household}?fait=contact-retire`),
});
