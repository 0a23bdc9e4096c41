import { addMonths, daysBetween, type Day } from "@/lib/core/days";
import { DAY_MS } from "@/lib/core/clock";

export const scopes = ["families", "bookings", "waitlists", "journal"] as const;
export type Scope = (typeof scopes)[number];
export const formats = ["csv", "xlsx"] as const;
export type Format = (typeof formats)[number];

/** A whole XLSX rests in memory. */
export const XLSX_LINES_MAX = 30_000;
const YEAR_DAYS = 366;

/** Bookings and the journal are given out between two days, a year at most. */
export function judgeSpan(from: Day, to: Day): "sound" | "backwards" | "too-long" {
  const days = daysBetween(from, to);
  if (days < 0) return "backwards";
  return days > YEAR_DAYS ? "too-long" : "sound";
}

/** The month under way, which is what invoices are made of. */
export function usualSpan(today: Day): { from: Day; to: Day } {
  const from = `${today.slice(0, 7)}-01` as Day;
  return { from, to: today < addMonths(from, 1) ? today : from };
}

export const retentionKinds = ["registrations", "links", "sessions", "health", "families", "invitations", "imports", "documents", "mails", "journal"] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** The job of the worker that keeps each promise. */
export const retentionJobs: Record<RetentionKind, string> = {
  registrations: "purge-accounts",
  links: "purge-accounts",
  sessions: "purge-accounts",
  health: "forget-health",
  families: "forget-families",
  invitations: "purge-invitations",
  imports: "forget-imports",
  documents: "sweep-documents",
  mails: "purge-mails",
  journal: "purge-events",
};

/** A job of every day that has not run for two days is late. */
export function isJobLate(lastRun: Date | null, now: Date): boolean {
  return lastRun === null || now.getTime() - lastRun.getTime() > 2 * DAY_MS;
}
