import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/core/clock";

/** Notices carry no link that dies, so they are worth sending for three days. */
export const NOTICE_LIFETIME_MS = 3 * DAY_MS;

/** Mails whose link dies: once it is dead, nobody may send them again. */
const perishable = ["confirm-registration", "email-change-confirm", "email-changed", "guardian-invited", "password-reset", "place-offered", "sign-in-link"];

export const isPerishable = (notice: string): boolean => perishable.includes(notice);
export const perishableNotices: readonly string[] = perishable;

/** How long the desk may still send a dead mail again. */
export const DEAD_MAIL_KEPT_DAYS = 7;

/** Longer than every limit of the SMTP adapter together: a lease never ends under a living sender. */
export const LEASE_MS = 60 * SECOND_MS;

/** What is left of the lease after the slowest send. */
export const SETTLE_PAUSE_MS = SECOND_MS;
export const SETTLE_TRIES = 13;

const FIRST_DELAY_MS = 30 * SECOND_MS;

/** Before try n + 1: 30 s × 2ⁿ⁻¹, at most one hour, ± 20 % so that a recovered server is not stormed. `luck` in [0, 1). */
export function retryDelayMs(attempts: number, luck: number): number {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1), HOUR_MS);
  return Math.round(delay * (0.8 + 0.4 * luck));
}

export type SendFailure = { code: string; permanent: boolean };

type SmtpError = { code?: unknown; responseCode?: unknown; command?: unknown };

/**
 * A 5xx about this recipient or this message will not change; anything else (network, 4xx, authentication,
 * our own sender refused) may be mended and is tried again.
 */
export function sendFailure(error: unknown): SendFailure {
  const { code, responseCode, command } = (typeof error === "object" && error !== null ? error : {}) as SmtpError;
  const refused = typeof responseCode === "number" && responseCode >= 500 && responseCode < 600;
  const aboutThisMail = command === "RCPT TO" || command === "DATA" || code === "EMESSAGE";
  return { code: String(responseCode ?? code ?? "unknown"), permanent: refused && aboutThisMail };
}
