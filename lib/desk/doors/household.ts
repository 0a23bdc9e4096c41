import "server-only";
import { redirect } from "next/navigation";
import type { Context, DeskActor } from "@/db/context";
import { requireServedFamily } from "@/lib/callers/gates";
import { door } from "@/lib/core/door";
import {
  addressLineInput, changedContactInput, changedPhoneGuardianInput, contactIdInput, contactInput, invitationIdInput, invitationInput, phoneGuardianIdInput, phoneGuardianInput,
} from "@/lib/families/input";
import { addContact } from "@/lib/families/use-cases/add-contact";
import { addPhoneGuardian } from "@/lib/families/use-cases/add-phone-guardian";
import { cancelInvitation } from "@/lib/families/use-cases/cancel-invitation";
import { changeContact } from "@/lib/families/use-cases/change-contact";
import { changePhoneGuardian } from "@/lib/families/use-cases/change-phone-guardian";
import { inviteGuardian } from "@/lib/families/use-cases/invite-guardian";
import { removeContact } from "@/lib/families/use-cases/remove-contact";
import { removePhoneGuardian } from "@/lib/families/use-cases/remove-phone-guardian";
import { saveAddress } from "@/lib/families/use-cases/save-address";
import { filePath } from "../rules";
import { sayFileRefusal as refusal } from "../words";

type Served = Context<DeskActor>;

const gate = (claimed: (field: string) => string) => requireServedFamily(claimed("familyId"), "/admin/familles");
const back = (done: string) => async (_value: unknown, { actor }: Served) => redirect(filePath(actor.familyId, "foyer", done));
const personFields = ["givenName", "familyName", "phone", "relation", "isEmergency", "mayPickUp"] as const;
const guardianFields = ["givenName", "familyName", "phone", "relation"] as const;

export const keepAddress = door({ gate, input: addressLineInput, keeps: ["addressLine", "addressExtra", "postcode"], run: saveAddress, refusal, then: back("adresse") });

export const newContact = door({ gate, input: contactInput, keeps: personFields, run: addContact, refusal, then: back("contact") });

export const keepContact = door({ gate, input: changedContactInput, keeps: personFields, run: changeContact, refusal, then: back("contact-modifie") });

export const dropContact = door({ gate, input: contactIdInput, run: (ctx: Served, { contactId }) => removeContact(ctx, contactId), refusal, then: back("contact-retire") });

export const invite = door({ gate, input: invitationInput, keeps: ["email"], run: inviteGuardian, refusal, then: back("invitation") });

export const uninvite = door({
  gate,
  input: invitationIdInput,
  run: (ctx: Served, { invitationId }) => cancelInvitation(ctx, invitationId),
  refusal,
  then: back("invitation-annulee"),
});

export const newPhoneGuardian = door({ gate, input: phoneGuardianInput, keeps: guardianFields, run: addPhoneGuardian, refusal, then: back("responsable") });

export const keepPhoneGuardian = door({ gate, input: changedPhoneGuardianInput, keeps: guardianFields, run: changePhoneGuardian, refusal, then: back("responsable-modifie") });

export const dropPhoneGuardian = door({
  gate,
  input: phoneGuardianIdInput,
  run: (ctx: Served, { phoneGuardianId }) => removePhoneGuardian(ctx, phoneGuardianId),
  refusal,
  then: back("responsable-retire"),
});
