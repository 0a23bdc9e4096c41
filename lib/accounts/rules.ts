import type { Route } from "next";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";

/** Figures of identity: NIST SP 800-63B-4, OWASP ASVS 5.0, CNIL 2022-100; deviations in docs/decisions. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
export const PASSWORD_MIN_BITS = 50;

export const lifetimes = {
  confirmation: DAY_MS,
  passwordReset: HOUR_MS,
  signInLink: 10 * MINUTE_MS,
  emailChange: HOUR_MS,
  emailUndo: 3 * DAY_MS,
  closingGrace: 14 * DAY_MS,
  sessionIdle: HOUR_MS,
  sessionAbsolute: DAY_MS,
  sessionRefresh: MINUTE_MS,
  stepUp: 10 * MINUTE_MS,
  stepUpForHealth: HOUR_MS,
  muted: DAY_MS,
  binding: 7 * DAY_MS,
  device: 365 * DAY_MS,
} as const;

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

export type Limit = { count: number; windowSeconds: number };

export const perIp = {
  "ip:sign-in": [{ count: 30, windowSeconds: MINUTE_S }],
  "ip:registration": [{ count: 10, windowSeconds: HOUR_S }],
  "ip:mail": [{ count: 20, windowSeconds: HOUR_S }],
} as const satisfies Record<string, Limit[]>;

export const mailsPerAddress: Limit[] = [
  { count: 1, windowSeconds: MINUTE_S },
  { count: 5, windowSeconds: HOUR_S },
  { count: 10, windowSeconds: DAY_S },
];

export const accountExistsMails: Limit[] = [{ count: 1, windowSeconds: DAY_S }];

/** Seconds to wait before one more act, given the ages in seconds of the earlier ones. 0: go ahead. */
export function waitUnder(limits: readonly Limit[], ages: readonly number[]): number {
  return Math.max(
    0,
    ...limits.map(({ count, windowSeconds }) => {
      const recent = ages.filter((age) => age < windowSeconds).sort((a, b) => a - b);
      const blocking = recent[count - 1];
      return blocking === undefined ? 0 : windowSeconds - blocking;
    }),
  );
}

/** Weighing a password costs processor time: whoever keeps choosing weak ones is asked to think for a while. */
export const passwordChoices: Limit[] = [{ count: 10, windowSeconds: 10 * MINUTE_S }];

/** Under which wrong passwords are counted: the address for everybody, but a device the account knows has its own count. */
export const failureSubject = {
  address: (emailCanonical: string) => emailCanonical,
  device: (emailCanonical: string, deviceHash: string) => `${emailCanonical} ${deviceHash}`,
  stepUp: (accountId: string) => `step-up ${accountId}`,
};

const FREE_FAILURES = 5;
const DAILY_FAILURES = 25;

/**
 * Seconds to wait before another password for the same address: five are free, then 60 s doubling up to an hour,
 * at most 25 in 24 hours. Never for good. `ages` in seconds of the failures since the last success.
 */
export function waitAfterFailures(ages: readonly number[]): number {
  const recent = ages.filter((age) => age < DAY_S).sort((a, b) => a - b);
  const latest = recent[0];
  if (latest === undefined || recent.length < FREE_FAILURES) return 0;
  const daily = waitUnder([{ count: DAILY_FAILURES, windowSeconds: DAY_S }], recent);
  const pause = Math.min(MINUTE_S * 2 ** (recent.length - FREE_FAILURES), HOUR_S);
  return Math.max(daily, pause - latest, 0);
}

/** What a stranger may see of an address: « c…e@exemple.fr ». */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at);
  const shown = local.length > 2 ? `${local[0]}…${local.at(-1)}` : `${local[0]}…`;
  return `${shown}${address.slice(at)}`;
}

const ownPath = /^\/(?![/\\])[\w\-/.~%?=&+]*$/;

/** Where `?suite=` may lead after signing in: a path of this site that asks for a session, or nowhere. */
export function returnPath(claim: unknown): Route | undefined {
  if (typeof claim !== "string" || claim.length > 300 || !ownPath.test(claim)) return undefined;
  const { origin, pathname, search } = new URL(claim, "https://own.invalid");
  const isPrivate = pathname === "/famille" || pathname.startsWith("/famille/");
  return origin === "https://own.invalid" && isPrivate ? ((pathname + search) as Route) : undefined;
}
