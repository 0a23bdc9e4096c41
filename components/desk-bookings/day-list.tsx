import { MenuLink } from "@/components/ui/link";
import type { DayView } from "@/lib/bookings/view";
import { cancelPath, recapPath, swapPath } from "@/lib/desk-bookings/rules";

type DayListProps = { familyId: string; days: readonly DayView[]; caption: string };

/** Booked days, one a line: what, until when, and what can be done about it. */
export function DayList({ familyId, days, caption }: DayListProps) {
  return (
    <div className="desk-scroll">
      <table className="desk-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Jour</th>
            <th scope="col">Enfant</th>
            <th scope="col">Activité</th>
            <th scope="col">Prix et délai</th>
            <th scope="col">Demande</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayRow key={day.id} familyId={familyId} day={day} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayRow({ familyId, day: { id, shortDay, childName, activity, center, price, deadline, state, isConfirmed, owed, overrides, reference, canCancel, canSwap } }: { familyId: string; day: DayView }) {
  return (
    <tr>
      <th scope="row" className="font-semibold first-letter:uppercase">
        {shortDay}
      </th>
      <td>{childName}</td>
      <td>
        {activity}, {center}
        {overrides === "" ? null : <span className="tag tag-wait ml-2">{overrides}</span>}
      </td>
      <td>
        {isConfirmed ? price : state}
        {owed ? `, ${owed}` : ""}
        <span className="block text-sm text-ink-soft">{deadline}</span>
      </td>
      <td>
        <MenuLink href={recapPath(familyId, reference)} className="mr-4">
          {reference}
        </MenuLink>
        {canCancel ? (
          <MenuLink href={cancelPath(familyId, reference, `?jour=${id}&etape=verifier`)} className="mr-4">
            Annuler<span className="sr-only"> {childName}, {shortDay}</span>
          </MenuLink>
        ) : null}
        {canCancel ? (
          <MenuLink href={swapPath(familyId, reference, id)} className="mr-4">
            {canSwap ? "Échanger" : "Échanger, par exception"}
            <span className="sr-only"> {childName}, {shortDay}</span>
          </MenuLink>
        ) : null}
      </td>
    </tr>
  );
}
