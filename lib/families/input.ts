import { z } from "zod";
import { address, personName, phone } from "@/lib/accounts/input";
import { contactRelationWords, fieldWords as words, guardianRelationWords } from "./words";

const MAX_LINE = 120;
const MAX_TYPED = 1_000;

const line = z
  .string()
  .max(MAX_TYPED, words.addressLong)
  .transform((typed) => typed.normalize("NFC").replace(/[\p{C}\s]+/gu, " ").trim())
  .refine((text) => text.length <= MAX_LINE, words.addressLong);

const choice = <T extends string>(known: Record<T, string>) => z.enum(Object.keys(known) as [T, ...T[]], words.relationUnknown);
const id = z.string().max(40).default("");
const box = z.literal("on").optional().transform((value) => value === "on");

export const addressLineInput = z.object({
  communeInsee: z.string().max(5).default(""),
  addressLine: line.refine((text) => /[\p{L}\p{N}]/u.test(text), words.addressMissing),
  addressExtra: line.default("").transform((text) => text || null),
  postcode: z.string(words.postcodeMissing).min(1, words.postcodeMissing).max(5, words.postcodeMissing),
});

export const invitationInput = z.object({ email: address, relation: choice(guardianRelationWords).optional() });
export const invitationIdInput = z.object({ invitationId: id });
/** By the link of the mail, or by the invitation that waits for the account's own verified address. */
export const joinInput = z.object({ jeton: z.string().max(200).default(""), invitationId: id });

const contactShape = {
  givenName: personName(words.contactGivenNameMissing),
  familyName: personName(words.contactFamilyNameMissing),
  phone: z.string().max(MAX_TYPED).refine((typed) => typed.trim() !== "", { error: words.contactPhoneMissing, abort: true }).pipe(phone),
  relation: choice(contactRelationWords),
  isEmergency: box,
  mayPickUp: box,
};

const serves = ({ isEmergency, mayPickUp }: { isEmergency: boolean; mayPickUp: boolean }) => isEmergency || mayPickUp;
const served = { error: words.contactServesNothing, path: ["isEmergency"] };

export const contactInput = z.object(contactShape).refine(serves, served);
export const changedContactInput = z.object({ contactId: id, ...contactShape }).refine(serves, served);
export const contactIdInput = z.object({ contactId: id });
