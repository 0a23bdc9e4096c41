import { MenuLink, TextLink } from "@/components/ui/link";
import type { DayView } from "@/lib/bookings/view";
import { receiptPath } from "./paths";

/** The next booked days, soonest first; nothing when there is none. */
export function NextDays({ days }: { days: readonly DayView[] }) {
  if (days.length === 0) return null;
  return (
    <section aria-labelledby="prochains-jours" className="mt-10">
      <h2 id="prochains-jours">Les prochains jours</h2>
      <ul className="mt-2">
        {days.map(({ id, reference, childName, shortDay, activity, center }) => (
          <li key={id} className="checked-day">
            <span>
              <strong className="block first-letter:uppercase">
                {shortDay}, {childName}
              </strong>
              {activity}, {center}
            </span>
            <MenuLink href={receiptPath(reference)}>Reçu {reference}</MenuLink>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <TextLink href="/famille/reservations">Toutes mes réservations</TextLink>
      </p>
    </section>
  );
}
