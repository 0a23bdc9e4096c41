import { MenuLink } from "@/components/ui/link";
import type { DayView, MonthView } from "@/lib/bookings/view";
import { cancelPath, receiptPath, swapPath } from "./paths";

/** The days ahead, month after month: who goes where, and what can be done about it. */
export function Agenda({ months }: { months: MonthView[] }) {
  return months.map(({ month, days }) => (
    <section key={month} aria-labelledby={`mois-${month}`} className="mt-8">
      <h2 id={`mois-${month}`} className="first-letter:uppercase">
        {month}
      </h2>
      <ul className="mt-3 grid grid-cols-1 gap-4">
        {days.map(({ day, places }) => (
          <li key={day} className="card">
            <h3 className="first-letter:uppercase">{day}</h3>
            <ul className="mt-2 divide-y divide-sand-dark">
              {places.map((place) => (
                <Place key={place.id} place={place} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Place({ place: { id, childName, activity, center, price, deadline, reference, shortDay, canCancel, canSwap } }: { place: DayView }) {
  return (
    <li className="py-3 last:pb-0">
      <p>
        <strong>{childName}</strong> : {activity}, {center}
      </p>
      <p>
        <span className="font-semibold text-success">✓ Réservé</span>, {price}
      </p>
      <p className="text-ink-soft">{deadline}</p>
      <div className="flex flex-wrap gap-x-6">
        <MenuLink href={receiptPath(reference)}>Reçu {reference}</MenuLink>
        {canSwap ? (
          <MenuLink href={swapPath(reference, id)}>
            Échanger<span className="sr-only"> {childName}, {shortDay}</span>
          </MenuLink>
        ) : null}
        {canCancel ? (
          <MenuLink href={cancelPath(reference, `?jour=${id}&etape=verifier`)}>
            Annuler<span className="sr-only"> {childName}, {shortDay}</span>
          </MenuLink>
        ) : null}
      </div>
    </li>
  );
}

/** What is past or cancelled, newest first. */
export function PastDays({ days }: { days: DayView[] }) {
  return (
    <ul>
      {days.map(({ id, childName, day, activity, state, owed, isConfirmed, reference }) => (
        <li key={id}>
          {childName}, {day} : {activity}. {isConfirmed ? "Jour passé" : state}
          {owed ? `, ${owed}` : ""}. <MenuLink href={receiptPath(reference)}>Reçu {reference}</MenuLink>
        </li>
      ))}
    </ul>
  );
}
