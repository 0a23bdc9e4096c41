import { MenuLink } from "@/components/ui/link";
import { recapPath } from "@/lib/desk-bookings/rules";

type Place = { id: string; activity: string; groupName: string; capacity: number; booked: number; extras: number };

/** How many children there are, those beyond the capacity among them. */
export function DayPlaces({ caption, places }: { caption: string; places: Place[] }) {
  if (places.length === 0) return <p className="desk-panel">Cet accueil ne reçoit personne ce jour-là.</p>;
  return (
    <div className="desk-scroll">
      <table className="desk-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Activité</th>
            <th scope="col">Groupe</th>
            <th scope="col">Enfants réservés</th>
            <th scope="col">Capacité</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ id, activity, groupName, capacity, booked, extras }) => (
            <tr key={id}>
              <th scope="row" className="font-semibold">
                {activity}
              </th>
              <td>{groupName}</td>
              <td>
                {booked}
                {extras > 0 ? <span className="tag tag-wait ml-2">dont {extras} en plus</span> : null}
              </td>
              <td>{capacity}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Booked = { id: string; familyId: string; reference: string; givenName: string; familyName: string; groupName: string; activity: string; overrides: string };

export function DayBookings({ caption, booked }: { caption: string; booked: Booked[] }) {
  if (booked.length === 0) return null;
  return (
    <div className="desk-scroll">
      <table className="desk-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Enfant</th>
            <th scope="col">Activité</th>
            <th scope="col">Groupe</th>
            <th scope="col">Demande</th>
          </tr>
        </thead>
        <tbody>
          {booked.map(({ id, familyId, reference, givenName, familyName, groupName, activity, overrides }) => (
            <tr key={id}>
              <th scope="row" className="font-semibold">
                {familyName} {givenName}
              </th>
              <td>
                {activity}
                {overrides === "" ? null : <span className="tag tag-wait ml-2">{overrides}</span>}
              </td>
              <td>{groupName}</td>
              <td>
                <MenuLink href={recapPath(familyId, reference)}>{reference}</MenuLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
