import { Action } from "../components/action";
import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface OfferAcceptedProps {
  givenName: string;
  reference: string;
  offer: string;
  /** One child and day a line. */
  days: string;
  receiptUrl: string;
}

export const subject = "La place est acceptée : c’est réservé";

export default function OfferAccepted({ givenName, reference, offer, days, receiptUrl }: OfferAcceptedProps) {
  return (
    <Mail
      subject={subject}
      preheader="La place proposée est maintenant réservée."
      heading="C’est réservé"
      givenName={givenName}
      reason="une place proposée à votre famille a été acceptée"
    >
      <Paragraph>
        Référence : <Value>{reference}</Value>
        <br />
        {offer}
      </Paragraph>
      <Paragraph>Ces jours sont réservés :</Paragraph>
      <Lines>{days}</Lines>
      <Paragraph>Votre reçu dit le prix, et jusqu’à quand chaque jour s’annule sans frais.</Paragraph>
      <Action label="Voir mon reçu" url={receiptUrl} />
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  reference: "PF-7K3-9QD",
  offer: "Vacances aux Embruns, journée avec repas, Les Embruns",
  days: "Léa, mardi 22 décembre 2026\nTom, mardi 22 décembre 2026",
  receiptUrl: "https://familles.example.fr/famille/reservations/PF-7K3-9QD",
} satisfies OfferAcceptedProps;
