import { randomBytes } from "node:crypto";

const prefixes = {
  account: "acc",
  pendingRegistration: "reg",
  accountToken: "tok",
  session: "ses",
  mail: "mai",
  audit: "aud",
  family: "fam",
  guardian: "gdn",
  invitation: "inv",
  child: "chd",
  contact: "con",
  consent: "cst",
  familyQuotient: "fqt",
  document: "doc",
  center: "ctr",
  programme: "prg",
  ageGroup: "agr",
  bookingPeriod: "per",
  slot: "slt",
  tariff: "trf",
  bookingRequest: "brq",
  booking: "bkg",
  waitlistEntry: "wle",
  phoneGuardian: "pgd",
  staffInvitation: "siv",
  recoveryCode: "rec",
  passkey: "pky",
  secondFactorStep: "sfs",
  callerCheck: "chk",
  callNote: "cln",
  deskTask: "tsk",
  broadcast: "brd",
  familyImport: "imp",
  closure: "cls",
  attendanceMark: "atm",
} as const;

export type IdKind = keyof typeof prefixes;
export type Id<K extends IdKind> = `${(typeof prefixes)[K]}_${string}`;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

export function newId<K extends IdKind>(kind: K): Id<K> {
  return `${prefixes[kind]}_${randomText(20)}`;
}

/** A claim from outside, shaped like an id of this kind or refused. */
export function isId<K extends IdKind>(kind: K, value: unknown): value is Id<K> {
  return typeof value === "string" && value.startsWith(`${prefixes[kind]}_`) && /^[a-z]{3}_[0-9a-z]{20}$/.test(value);
}

/** What a person reads aloud on the telephone: no letter that is mistaken for another. */
export function newReference(prefix: string): string {
  const text = randomText(6).toUpperCase();
  return `${prefix}-${text.slice(0, 3)}-${text.slice(3)}`;
}
