import { RowButton } from "@/components/accounts/row-button";
import { PageTitle } from "@/components/site/page-title";
import { ButtonLink } from "@/components/ui/link";
import { acceptOfferByLinkAction, declineOfferByLinkAction } from "@/lib/bookings/actions";
import { authority } from "@/lib/core/authority";
import type { EntryView } from "@/lib/bookings/view";
import type { OfferState } from "@/lib/bookings/rules";
import { receiptPath } from "./paths";

type Place = EntryView & { price: string | undefined };

function Places({ places }: { places: Place[] }) {
  return (
    <ul className="my-4 grid grid-cols-1 gap-3">
      {places.map(({ id, childName, day, activity, center, price }) => (
        <li key={id} className="card">
          <p className="text-lg font-semibold">
            {childName}, {day}
          </p>
          <p>
            {activity}, {center}
          </p>
          {price ? <p>Prix : {price}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** What the link of a mail opens: the offer and two buttons. Opening it does nothing. */
export function OfferChoice({ places, until, jeton }: { places: Place[]; until: string; jeton: string }) {
  const title = places.length > 1 ? "Des places vous sont proposées" : "Une place vous est proposée";
  const permalink = `/proposition?jeton=${jeton}`;
  return (
    <>
      <title>{`${title} – ${authority.portal}`}</title>
      <PageTitle lead="Rien n'est fait avant votre choix.">{title}</PageTitle>
      <Places places={places} />
      <p className="my-6">
        {places.length > 1 ? "Ces places vous sont gardées" : "Cette place vous est gardée"} jusqu&apos;au <strong>{until}</strong>. Ensuite, elle va à une autre famille.
      </p>
      <div className="flex flex-wrap gap-4">
        <RowButton action={acceptOfferByLinkAction} permalink={permalink} hidden={{ jeton }} variant="primary">
          Accepter la place
        </RowButton>
        <RowButton action={declineOfferByLinkAction} permalink={permalink} hidden={{ jeton }}>
          Refuser
        </RowButton>
      </div>
    </>
  );
}

const endings = {
  accepted: { title: "C'est réservé", lead: "La place proposée est acceptée. Le reçu vous est envoyé par mail." },
  declined: { title: "C'est refusé", lead: "La place est proposée à une autre famille. Rien n'est réservé, rien n'est dû." },
  expired: { title: "La proposition a pris fin", lead: "Le délai pour répondre est passé. La place est proposée à une autre famille. Rien n'est dû." },
  unknown: { title: "Ce lien ne fonctionne pas", lead: "Il est peut-être coupé, ou une proposition plus récente l'a remplacé. Ouvrez le dernier mail reçu." },
} as const satisfies Record<Exclude<OfferState, "ready">, { title: string; lead: string }>;

/** What has become of an offer, honestly, and the way on. */
export function OfferEnding({ state, places }: { state: Exclude<OfferState, "ready">; places: Place[] }) {
  const { title, lead } = endings[state];
  const [first] = places;
  return (
    <>
      <title>{`${title} – ${authority.portal}`}</title>
      <PageTitle lead={lead}>{title}</PageTitle>
      <Places places={places} />
      {state === "accepted" && first ? (
        <ButtonLink href={receiptPath(first.reference)}>Voir mon reçu</ButtonLink>
      ) : (
        <ButtonLink href="/famille/listes-attente">Voir mes listes d&apos;attente</ButtonLink>
      )}
    </>
  );
}
