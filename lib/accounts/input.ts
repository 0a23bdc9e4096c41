import { z } from "zod";
import { PASSWORD_MAX, PASSWORD_MIN } from "./rules";
import { fieldWords as words } from "./words";

export type Address = { canonical: string; asTyped: string };

const MAX_OCTETS = 254;
const MAX_LOCAL_OCTETS = 64;
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const domainPart = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

function asciiDomain(domain: string): string {
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(domain) || !URL.canParse(`http://${domain}`)) return "";
  return new URL(`http://${domain}`).hostname;
}

/** A mail address as typed and in the one form under which it is known: lower local part, A-label domain; plus and dots kept. */
export const address = z
  .string()
  .max(1_000, words.emailLong)
  .transform((typed, context): Address => {
    const text = typed.normalize("NFKC").trim();
    const refuse = (message: string) => {
      context.addIssue(message);
      return z.NEVER;
    };
    if (text === "") return refuse(words.emailMissing);
    const [local = "", domain = "", ...more] = text.split("@");
    const ascii = asciiDomain(domain.toLowerCase());
    if (more.length > 0 || local === "" || !domainPart.test(ascii)) return refuse(words.emailShape);
    if (!localPart.test(local)) return refuse(words.emailAccent);
    if (local.length > MAX_LOCAL_OCTETS || local.length + ascii.length + 1 > MAX_OCTETS) return refuse(words.emailLong);
    return { canonical: `${local.toLowerCase()}@${ascii}`, asTyped: `${local}@${ascii}` };
  });

const codePoints = (text: string) => [...text].length;

/** NFKC once, here, so that what is hashed never depends on the keyboard. */
export const givenPassword = z.string().min(1, words.passwordMissing).max(PASSWORD_MAX * 4, words.passwordLong).transform((typed) => typed.normalize("NFKC"));

/** `short` is said below the least number of characters. */
export const newPassword = (least: number, short: string) =>
  givenPassword.refine((password) => codePoints(password) >= least, short).refine((password) => codePoints(password) <= PASSWORD_MAX, words.passwordLong);

export const chosenPassword = newPassword(PASSWORD_MIN, words.passwordShort);

const nameText = /^[\p{L}\p{M}'’\- ]+(?:\.(?=\s|$)[\p{L}\p{M}'’\- ]*)*$/u;

/** A person's name, spaces and accents put right; `missing` is said when nothing is left. */
export const personName = (missing: string) =>
  z
    .string()
    .transform((typed) => typed.normalize("NFC").trim().replace(/\s+/gu, " "))
    .refine((name) => name !== "", { error: missing, abort: true })
    .refine((name) => codePoints(name) <= 80, { error: words.nameLong, abort: true })
    .refine((name) => nameText.test(name) && /\p{L}/u.test(name), words.nameShape);

/** Spaces, dots and +33 accepted; kept as +33612345678. */
export const phone = z
  .string()
  .transform((typed) => typed.normalize("NFKC").replace(/[\s.()\p{Pd}]/gu, "").replace(/^00/, "+").replace(/^\+330/, "+33"))
  .refine((digits) => digits !== "", { error: words.phoneMissing, abort: true })
  .refine((digits) => /^0[1-9]\d{8}$/.test(digits) || /^\+33[1-9]\d{8}$/.test(digits) || /^\+(?!33)[1-9]\d{6,14}$/.test(digits), words.phoneShape)
  .transform((digits) => digits.replace(/^0/, "+33"));

const identity = {
  givenName: personName(words.givenNameMissing),
  familyName: personName(words.familyNameMissing),
  phone,
};

const jeton = z.string().max(200).default("");
const returnTo = z.string().max(300).default("");
const currentPassword = z.string().max(PASSWORD_MAX * 4).default("").transform((typed) => typed.normalize("NFKC"));

export const registerInput = z.object({
  email: address,
  password: chosenPassword,
  ...identity,
  isGuardian: z.literal("on", words.guardianMissing),
});
export const nothingInput = z.object({});
/** `encore`: asked again from the page that follows. */
export const addressInput = z.object({ email: address, suite: returnTo, encore: z.string().max(10).optional() });
export const jetonInput = z.object({ jeton });
export const signInInput = z.object({ email: address, password: givenPassword, suite: returnTo });
export const resetPasswordInput = z.object({ jeton, password: chosenPassword });
export const identityInput = z.object(identity);
export const changePasswordInput = z.object({ currentPassword, password: chosenPassword });
export const changeEmailInput = z.object({ email: address, currentPassword });
export const stepUpInput = z.object({ currentPassword });
export const confirmAddressInput = z.object({ jeton, currentPassword });
export const endSessionInput = z.object({ sessionId: z.string().max(40) });
