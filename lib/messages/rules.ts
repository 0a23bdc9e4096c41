import { daysBetween, isDay, type Day } from "@/lib/core/days";
import { isId, type Id } from "@/lib/core/ids";

type Params = Record<string, string | string[] | undefined>;

export const mailStates = ["pending", "sent", "dead"] as const;
export type MailState = (typeof mailStates)[number];

/** Which mails are read: what the address of the page carries, or nothing of it. */
export type MailFilter = { state?: MailState; notice?: string; day?: Day; familyId?: Id<"family">; after?: Id<"mail"> };

export function readMailFilter({ etat, avis, jour, famille, suite }: Params, notices: readonly string[]): MailFilter {
  const state = mailStates.find((each) => each === etat);
  const notice = notices.find((each) => each === avis);
  return {
    ...(state && { state }),
    ...(notice && { notice }),
    ...(isDay(jour) && { day: jour }),
    ...(isId("family", famille) && { familyId: famille }),
    ...(isId("mail", suite) && { after: suite }),
  };
}

export type FailureKind = "unknown-address" | "mailbox-full" | "unwanted" | "later" | "server-away" | "our-account" | "expired" | "other";

const byCode: Record<string, FailureKind> = {
  expired: "expired", "552": "mailbox-full", "452": "mailbox-full", "522": "mailbox-full", "535": "our-account", "530": "our-account", EAUTH: "our-account",
  "550": "unknown-address", "551": "unknown-address", "553": "unknown-address", "511": "unknown-address", "501": "unknown-address",
  "554": "unwanted", "541": "unwanted", "571": "unwanted",
};

/** What a server's code, or the network's, means for the desk. */
export function failureKind(code: string): FailureKind {
  const known = byCode[code];
  if (known) return known;
  if (/^4\d\d$/.test(code)) return "later";
  return /^E[A-Z]/.test(code) ? "server-away" : "other";
}

/** Mails that report a booking, a wait or the family's file: they go to the account's present address. The others are about an address, or carry a secret. */
const followsItsAccount = new Set([
  "booking-cancelled", "booking-receipt", "day-swapped", "guardian-joined", "guardian-left", "offer-accepted", "offer-ended", "place-offered", "service-message", "wait-ended",
]);
export const goesToPresentAddress = (notice: string): boolean => followsItsAccount.has(notice);

export type Resending = { canResend: true } | { canResend: false; because: "sent" | "erased" | "link-dead" };

/** Whether a mail may go again: dead with its content kept, and no link that died since; or waiting for its next try. */
export function resendingOf({ state, isKept, isExpired, isPerishable }: { state: string; isKept: boolean; isExpired: boolean; isPerishable: boolean }): Resending {
  if (state !== "dead" && state !== "pending") return { canResend: false, because: "sent" };
  if (isExpired && isPerishable) return { canResend: false, because: "link-dead" };
  return isKept ? { canResend: true } : { canResend: false, because: "erased" };
}

export const TITLE_MAX = 80;
export const BODY_MAX = 1_500;

/** A message to more families than this is no message about some days: the days are too wide. */
export const MOST_FAMILIES = 5_000;
export const MOST_DAYS = 366;

export const isReasonableSpan = (from: Day, to: Day): boolean => from <= to && daysBetween(from, to) < MOST_DAYS;
