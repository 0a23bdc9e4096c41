import { RowButton } from "@/components/accounts/row-button";
import { Details } from "@/components/ui/details";
import { acceptAtDeskAction, declineAtDeskAction, leaveAtDeskAction } from "@/lib/desk-bookings/actions";
import { daysPath } from "@/lib/desk-bookings/rules";
import type { EntryView } from "@/lib/bookings/view";

/** A place that waits for the family's answer, given here on the telephone. */
export function DeskOffer({ familyId, places }: { familyId: string; places: EntryView[] }) {
  const [first] = places;
  if (!first) return null;
  const form = { permalink: daysPath(familyId), hidden: { famille: familyId, entryId: first.id }, describedBy: first.id };
  return (
    <li className="desk-panel">
      <h3 id={first.id}>Une place est proposée jusqu&apos;au {first.until}</h3>
      {places.map(({ id, childName, day, activity, center }) => (
        <p key={id}>
          <strong>{childName}</strong>, {day} : {activity}, {center}
        </p>
      ))}
      <div className="mt-3 flex flex-wrap gap-4">
        <RowButton action={acceptAtDeskAction} {...form} variant="primary">
          Accepter pour la famille
        </RowButton>
        <RowButton action={declineAtDeskAction} {...form}>
          Refuser pour la famille
        </RowButton>
      </div>
    </li>
  );
}

/** A wish with its rank and the reasons of that rank, as they are said to the caller. */
export function DeskWait({ familyId, entry: { id, childName, day, activity, center, rank, isTogether, why } }: { familyId: string; entry: EntryView }) {
  return (
    <li className="desk-panel">
      <h3 id={id}>
        {childName}, {day} : {rank}
      </h3>
      <p>
        {activity}, {center}.{isTogether ? " Les enfants attendent ensemble." : ""}
      </p>
      <Details summary="Pourquoi ce rang ? (à lire)">
        <ul>
          {why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Details>
      <Details summary="Quitter cette liste">
        <p>La famille perd ce rang{isTogether ? ", pour tous les enfants qui attendent ensemble ce jour-là" : ""}. Une nouvelle demande irait à la fin de la liste.</p>
        <RowButton action={leaveAtDeskAction} permalink={daysPath(familyId)} hidden={{ famille: familyId, entryId: id }} describedBy={id} variant="danger">
          Quitter la liste
        </RowButton>
      </Details>
    </li>
  );
}
