import { z } from "zod";
import { staffRoles } from "@/db/context";
import { address, givenPassword, newPassword, personName } from "@/lib/accounts/input";
import { fieldWords } from "@/lib/accounts/words";
import { isId, type Id } from "@/lib/core/ids";
import { oneLine } from "@/lib/core/typed";
import { STAFF_PASSWORD_MIN } from "./rules";
import { staffFieldWords as words } from "./words";

const suite = z.string().max(300).default("");
const jeton = z.string().max(200).default("");
/** Apps write « 123 456 ». */
const code = z
  .string()
  .max(20, words.codeShape)
  .transform((typed) => typed.normalize("NFKC").replace(/\s/g, ""))
  .refine((digits) => /^\d{6}$/.test(digits), words.codeShape);
const chosenStaffPassword = newPassword(STAFF_PASSWORD_MIN, words.passwordShort);

const isCenter = (value: string): value is Id<"center"> => isId("center", value);

/** One box ticked comes as a text, several as a list, none not at all. */
const centerIds = z
  .union([z.string(), z.array(z.string()).max(200)])
  .default([])
  .transform((ticked) => [ticked].flat().filter(isCenter));

type Placed = { role: (typeof staffRoles)[number]; centerIds: readonly string[] };
const hasItsCenters = ({ role, centerIds: ticked }: Placed) => role !== "center" || ticked.length > 0;
const missingCenters = { error: words.centersMissing, path: ["centerIds"] };

/** The desk and the managers see all centres: boxes ticked for them mean nothing. */
const place = { role: z.enum(staffRoles, words.roleMissing), centerIds };

export const staffNothingInput = z.object({});
export const staffSignInInput = z.object({ email: address, password: givenPassword, suite });
export const codeInput = z.object({ code, suite });
export const recoveryInput = z.object({ recoveryCode: z.string().max(60, words.recoveryCodeMissing).refine((typed) => typed.trim() !== "", words.recoveryCodeMissing), suite });
export const keyAnswerInput = z.object({ answer: z.string().max(20_000), suite });
export const openAccountInput = z.object({ jeton, password: chosenStaffPassword, code });
export const staffPasswordInput = z.object({ currentPassword: givenPassword, password: chosenStaffPassword });
export const replaceTotpInput = z.object({ code });
export const addKeyInput = z.object({
  name: z
    .string()
    .transform(oneLine)
    .refine((name) => name !== "", words.keyNameMissing)
    .refine((name) => [...name].length <= 60, words.keyNameLong),
  answer: z.string().max(20_000),
});
export const keyInput = z.object({ passkeyId: z.string().max(40) });
const newcomer = { email: address, givenName: personName(fieldWords.givenNameMissing), familyName: personName(fieldWords.familyNameMissing) };
export const firstManagerInput = z.object(newcomer);
export const inviteInput = z
  .object({ ...newcomer, ...place })
  .refine(hasItsCenters, missingCenters);
export const memberInput = z.object({ accountId: z.string().max(40) });
export const roleInput = z.object({ accountId: z.string().max(40), ...place }).refine(hasItsCenters, missingCenters);
export const invitationInput = z.object({ invitationId: z.string().max(40) });
