import type { MessageView } from "@/lib/accounts/view";
import type { DayView, EntryView } from "@/lib/bookings/view";
import { frenchList } from "@/lib/core/format";

type PortalViewProps = { checklists: { id: string; givenName: string; missing: string[] }[]; ahead: DayView[]; behind: DayView[]; waiting: EntryView[]; mails: MessageView[] };

/** The parents' main pages one below the other, in their own words, with nothing to press. */
export function PortalView({ checklists, ahead, behind, waiting, mails }: PortalViewProps) {
  return (
    <>
      <section aria-labelledby="dossier">
        <h2 id="dossier">Mon espace : le dossier de mes enfants</h2>
        {checklists.length === 0 ? <p>Aucun enfant pour le moment.</p> : null}
        <ul className="mt-2">
          {checklists.map(({ id, givenName, missing }) => (
            <li key={id}>
              <strong>{givenName}</strong> : {missing.length === 0 ? "dossier complet" : `il manque ${frenchList(missing.map((each) => each.charAt(0).toLowerCase() + each.slice(1)))}`}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="reservations" className="mt-8">
        <h2 id="reservations">Mes réservations</h2>
        {ahead.length === 0 ? <p>Aucun jour réservé.</p> : null}
        <ul className="mt-2 divide-y divide-sand-dark">
          {ahead.map(({ id, day, childName, activity, center, price, deadline, reference }) => (
            <li key={id} className="py-2">
              <strong className="first-letter:uppercase">
                {day}, {childName}
              </strong>{" "}
              : {activity}, {center}. {price}. Reçu {reference}
              <span className="block text-ink-soft">{deadline}</span>
            </li>
          ))}
        </ul>
        {behind.length > 0 ? <h3 className="mt-4">Jours passés ou annulés</h3> : null}
        <ul>
          {behind.map(({ id, childName, day, activity, state, owed, isConfirmed }) => (
            <li key={id}>
              {childName}, {day} : {activity}. {isConfirmed ? "Jour passé" : state}
              {owed ? `, ${owed}` : ""}.
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="attente" className="mt-8">
        <h2 id="attente">Mes listes d&apos;attente</h2>
        {waiting.length === 0 ? <p>Sur aucune liste d&apos;attente.</p> : null}
        <ul>
          {waiting.map(({ id, childName, day, activity, center, rank, isOffered, until }) => (
            <li key={id}>
              {childName}, {day} : {activity}, {center}. {isOffered ? `Place proposée jusqu'au ${until}` : `Votre rang : ${rank}`}.
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="messages" className="mt-8">
        <h2 id="messages">Mes messages</h2>
        {mails.length === 0 ? <p>Aucun message pour le moment.</p> : null}
        <ul>
          {mails.map(({ id, what, when, isAbsent, isUnderWay }) => (
            <li key={id}>
              {what}. {isAbsent ? "Ce mail n'a pas pu être remis." : isUnderWay ? `En cours d'envoi, demandé le ${when}.` : `Envoyé le ${when}.`}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
