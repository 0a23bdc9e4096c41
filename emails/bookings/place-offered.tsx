import { Action } from "../components/action";
import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface PlaceOfferedProps {
  givenName: string;
  /** « Vacances aux Embruns, journée avec repas, Les Embruns » */
  offer: string;
  /** One child and day a line, with the price. */
  days: string;
  /** « mardi 8 décembre 2026 à 18 h 05 » */
  until: string;
  offerUrl: string;
}

export const subject = "Une place s’est libérée pour votre enfant";

export default function PlaceOffered({ givenName, offer, days, until, offerUrl }: PlaceOfferedProps) {
  return (
    <Mail
      subject={subject}
      preheader="La place vous est gardée pendant un temps limité."
      heading="Une place s’est libérée"
      givenName={givenName}
      reason="votre enfant est sur une liste d’attente"
    >
      <Paragraph>Vous attendiez une place. Elle est à vous si vous le voulez :</Paragraph>
      <Paragraph>{offer}</Paragraph>
      <Lines>{days}</Lines>
      <Paragraph>
        Nous vous la gardons jusqu’au <Value>{until}</Value>.
      </Paragraph>
      <Paragraph>Sans réponse d’ici là, elle ira à la famille suivante.</Paragraph>
      <Action label="Répondre à la proposition" url={offerUrl} />
      <Paragraph>Ce lien ouvre une page avec deux choix : accepter ou refuser. Rien n’est fait avant votre choix.</Paragraph>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  offer: "Vacances aux Embruns, journée avec repas, Les Embruns",
  days: "Léa, mardi 22 décembre 2026 : 12,40 €\nTom, mardi 22 décembre 2026 : 11,50 €",
  until: "mardi 8 décembre 2026 à 18 h 05",
  offerUrl: "https://familles.example.fr/proposition?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies PlaceOfferedProps;
