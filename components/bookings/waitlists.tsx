import { RowButton } from "@/components/accounts/row-button";
import { Details } from "@/components/ui/details";
import { MenuLink } from "@/components/ui/link";
import { acceptOfferAction, declineOfferAction } from "@/lib/bookings/actions";
import type { EntryView } from "@/lib/bookings/view";
import { receiptPath } from "./paths";

const permalink = "/famille/listes-attente";

/** A place that waits for an answer: the same two buttons as behind the mail. */
export function OfferCard({ places }: { places: EntryView[] }) {
  const [first] = places;
  if (!first) return null;
  const hidden = { entryId: first.id };
  return (
    <li className="card">
      <h3 id={first.id}>Une place vous est proposée</h3>
      {places.map(({ id, childName, day, activity, center }) => (
        <p key={id}>
          <strong>{childName}</strong>, {day} : {activity}, {center}
        </p>
      ))}
      <p className="mt-2 mb-4">
        Elle vous est gardée jusqu&apos;au <strong>{first.until}</strong>.
      </p>
      <div className="flex flex-wrap gap-4">
        <RowButton action={acceptOfferAction} permalink={permalink} hidden={hidden} describedBy={first.id} variant="primary">
          Accepter la place
        </RowButton>
        <RowButton action={declineOfferAction} permalink={permalink} hidden={hidden} describedBy={first.id}>
          Refuser
        </RowButton>
      </div>
    </li>
  );
}

export function WaitingCard({ entry: { id, childName, day, activity, center, rank, isTogether, why, reference } }: { entry: EntryView }) {
  return (
    <li className="card">
      <h3>
        {childName}, {day}
      </h3>
      <p>
        {activity}, {center}
      </p>
      <p className="mt-2 text-xl">
        Votre rang : <strong>{rank}</strong>
      </p>
      {isTogether ? <p>Vos enfants attendent ensemble : nous ne proposons une place que s&apos;il y en a pour tous.</p> : null}
      <Details summary="Pourquoi ce rang ?">
        <ul>
          {why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Details>
      <div className="mt-2 flex flex-wrap gap-x-6">
        <MenuLink href={receiptPath(reference)}>Reçu {reference}</MenuLink>
        <MenuLink href={`/famille/listes-attente/quitter?attente=${id}`}>
          Quitter cette liste<span className="sr-only"> : {childName}, {day}</span>
        </MenuLink>
      </div>
    </li>
  );
}
