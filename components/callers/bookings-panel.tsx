import { MenuLink, TextLink, type Href } from "@/components/ui/link";
import type { DayView, EntryView } from "@/lib/bookings/view";

type BookingsPanelProps = { path: string; days: DayView[]; moreDays: number; waiting: EntryView[] };

/** What comes next, and what is waited for. */
export function BookingsPanel({ path, days, moreDays, waiting }: BookingsPanelProps) {
  return (
    <section aria-labelledby="reservations" className="desk-panel">
      <h2 id="reservations">Réservations</h2>
      {days.length === 0 ? <p className="mt-2">Aucun jour réservé.</p> : null}
      <ul className="mt-2 divide-y divide-sand-dark">
        {days.map(({ id, reference, childName, shortDay, activity, center, deadline }) => (
          <li key={id} className="py-2">
            <strong className="first-letter:uppercase">
              {shortDay}, {childName}
            </strong>{" "}
            : {activity}, {center}. <TextLink href={`${path}/reservations/${reference}` as Href}>{reference}</TextLink>
            <span className="block text-sm text-ink-soft">{deadline}</span>
          </li>
        ))}
      </ul>
      {moreDays > 0 ? <p>Et {moreDays} autres jours.</p> : null}
      {waiting.length > 0 ? <h3 className="mt-3">Listes d&apos;attente</h3> : null}
      <ul className="divide-y divide-sand-dark">
        {waiting.map(({ id, childName, day, activity, center, rank, isOffered, until, why }) => (
          <li key={id} className="py-2">
            <strong>
              {childName}, {day}
            </strong>{" "}
            : {activity}, {center}. {isOffered ? <span className="tag tag-wait">Place proposée jusqu&apos;au {until}</span> : `Rang : ${rank}.`}
            <span className="block text-sm text-ink-soft">{why.join(" ")}</span>
          </li>
        ))}
      </ul>
      <MenuLink href={`${path}/reservations` as Href}>Toutes les réservations</MenuLink>
    </section>
  );
}
