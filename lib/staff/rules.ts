import { HOUR_MS, MINUTE_MS } from "@/lib/core/clock";

/** Figures of identity for staff: NIST SP 800-63B-4 AAL2, OWASP ASVS 5.0. */
export const staffLifetimes = {
  sessionIdle: 15 * MINUTE_MS,
  sessionAbsolute: 8 * HOUR_MS,
  sessionRefresh: MINUTE_MS,
  stepUp: 10 * MINUTE_MS,
} as const;
