import type { Route } from "next";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";

/** Figures of identity for staff: NIST SP 800-63B-4 AAL2, OWASP ASVS 5.0. */
export const STAFF_PASSWORD_MIN = 16;
export const STEP_TRIES = 5;

export const staffLifetimes = {
  sessionIdle: 15 * MINUTE_MS,
  sessionAbsolute: 8 * HOUR_MS,
  sessionRefresh: MINUTE_MS,
  stepUp: 10 * MINUTE_MS,
  step: 5 * MINUTE_MS,
  freshCodes: 10 * MINUTE_MS,
  invitation: DAY_MS,
  warning: 2 * MINUTE_MS,
} as const;

/** Published on purpose: the secret of the demo's staff, which only the demo creates. */
export const DEMO_TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** Under which wrong passwords and codes of staff are counted, apart from those of parents. */
export const staffFailureSubject = {
  address: (emailCanonical: string) => `staff ${emailCanonical}`,
  device: (emailCanonical: string, deviceHash: string) => `staff ${emailCanonical} ${deviceHash}`,
  secondFactor: (accountId: string) => `second-factor ${accountId}`,
};

const ownPath = /^\/admin(?:\/[\w\-/.~%?=&+]*|\?[\w\-/.~%=&+]*)?$/;

/** Where `?suite=` may lead after signing in: a path of the staff's side, or nowhere. */
export function staffReturnPath(claim: unknown): Route | undefined {
  if (typeof claim !== "string" || claim.length > 300 || !ownPath.test(claim)) return undefined;
  const { origin, pathname, search } = new URL(claim, "https://own.invalid");
  const isOurs = origin === "https://own.invalid" && (pathname === "/admin" || pathname.startsWith("/admin/"));
  const isEntrance = /^\/admin\/(connexion|invitation|verification)(\/|$)/.test(pathname);
  return isOurs && !isEntrance ? ((pathname + search) as Route) : undefined;
}

/** For which occasion the page offers a new app's secret: once it is replaced, the same session is offered another one. */
export const replacementOccasion = (sessionId: string, sealed: string) => `${sessionId} ${sealed}`;

/** A session's challenge for its new keys. */
export const keyOccasion = "new-passkey";
