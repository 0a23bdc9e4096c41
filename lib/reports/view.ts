import { formulaWords } from "@/lib/activities/words";
import { auditWords, type AuditAction } from "@/lib/audit/words";
import { tierWords } from "@/lib/bookings/words";
import { authority } from "@/lib/core/authority";
import { dayOf, type Day } from "@/lib/core/days";
import { counted, frenchMoment, frenchNumber } from "@/lib/core/format";
import { schoolLevelWords } from "@/lib/families/words";
import type { Held, eachBooking, eachChild, eachEvent, eachWaiting } from "./queries";
import { isJobLate, retentionJobs, retentionKinds } from "./rules";
import { actorWords, bookingWords, channelWords, retentionWords, waitWords } from "./words";

export type Cell = string | number;

type RowOf<G extends (...args: never[]) => AsyncGenerator<unknown[]>> = Awaited<ReturnType<G>> extends AsyncGenerator<(infer R)[]> ? R : never;

/** « 14/03/2019 » */
const shortDay = (day: Day) => day.split("-").reverse().join("/");
const clock = new Intl.DateTimeFormat("fr-FR", { timeZone: authority.timeZone, hour: "2-digit", minute: "2-digit" });
/** « 24/11/2026 18:05 », in the town's time */
const shortMoment = (instant: Date) => `${shortDay(dayOf(instant))} ${clock.format(instant)}`;
const inEuros = (amount: number) => amount / 100;

export const childLine = (row: RowOf<typeof eachChild>): Cell[] => [
  row.familyId, row.familyName, row.givenName, shortDay(row.bornOn), schoolLevelWords[row.schoolLevel], row.school ?? "", row.guardians, row.emails, row.phones,
  row.addressLine ?? "", row.addressExtra ?? "", row.postcode ?? "", row.commune ?? "", row.insee ?? "",
];

const HOUR_MS = 3_600_000;

export function bookingLine({ arrivedAt, leftAt, ...row }: RowOf<typeof eachBooking>): Cell[] {
  const [arrived, left] = [arrivedAt, leftAt].map((at) => (at === null ? undefined : new Date(at)));
  const hours = arrived && left && left > arrived ? Math.round(((left.getTime() - arrived.getTime()) / HOUR_MS) * 100) / 100 : "";
  const due = row.state === "confirmed" ? row.careCents + row.mealCents : (row.chargedCents ?? 0);
  return [
    shortDay(row.day), row.center, row.programme, row.group, formulaWords[row.formula], row.familyName, row.givenName, shortDay(row.bornOn), row.familyId, row.commune ?? "", row.reference,
    bookingWords[row.state], row.priceRule.band, inEuros(row.careCents), inEuros(row.mealCents), inEuros(due), arrived ? clock.format(arrived) : "", left ? clock.format(left) : "", hours,
  ];
}

export const waitingLine = (row: RowOf<typeof eachWaiting>): Cell[] => [
  shortDay(row.day), row.center, row.programme, row.group, formulaWords[row.formula], row.familyName, row.givenName, row.familyId, row.reference,
  tierWords[row.tier] ?? "", row.priority, shortMoment(row.requestedAt), waitWords[row.state] ?? "", row.offerExpiresAt ? shortMoment(row.offerExpiresAt) : "",
];

export const eventLine = (row: RowOf<typeof eachEvent>): Cell[] => [
  shortMoment(row.at), auditWords[row.action as AuditAction] ?? row.action, actorWords[row.actorKind], row.actorId ?? "", row.accountId ?? "", row.familyId ?? "", channelWords[row.channel],
  Object.entries(row.detail).filter(([name]) => name !== "source").map(([name, value]) => `${name} ${value}`).join(", "),
];

/** One promise of R-RET-1: what it holds today, and whether its job keeps it. */
export function retentionView(held: Record<string, Held>, lastRuns: ReadonlyMap<string, Date>, now: Date) {
  return retentionKinds.map((kind) => {
    const { held: count, oldest, due } = held[kind] ?? { held: 0, oldest: null, due: 0 };
    const lastRun = lastRuns.get(retentionJobs[kind]) ?? null;
    return {
      kind, ...retentionWords[kind], held: frenchNumber(count), oldest: oldest === null ? "" : shortMoment(new Date(oldest)),
      due: due === null ? "vérifié chaque nuit" : due === 0 ? "rien" : counted(due, "à effacer", "à effacer"),
      lastRun: lastRun === null ? "jamais" : frenchMoment(lastRun), isLate: isJobLate(lastRun, now),
    };
  });
}

export type RetentionLine = ReturnType<typeof retentionView>[number];
