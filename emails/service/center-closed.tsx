import { Action } from "../components/action";
import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface CenterClosedProps {
  givenName: string;
  centerName: string;
  /** What the centre says of it. */
  reason: string;
  /** One child and day a line. */
  days: string;
  bookingsUrl: string;
}

export const subject = "Fermeture de l’accueil : vos jours sont annulés, rien n’est facturé";

export default function CenterClosed({ givenName, centerName, reason, days, bookingsUrl }: CenterClosedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Les jours concernés, et ce que cela change pour vous."
      heading="L’accueil doit fermer"
      givenName={givenName}
      reason="un accueil où votre enfant était attendu doit fermer"
    >
      <Paragraph>
        <Value>{centerName}</Value> ne peut pas accueillir les enfants ces jours-là. La raison : {reason}
      </Paragraph>
      <Paragraph>Ces jours sont annulés :</Paragraph>
      <Lines>{days}</Lines>
      <Paragraph>Rien n’est facturé pour ces jours. Vous n’avez rien à faire.</Paragraph>
      <Paragraph>Besoin d’une solution de garde ? Appelez-nous, nous cherchons avec vous.</Paragraph>
      <Action label="Voir mes réservations" url={bookingsUrl} />
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  centerName: "Les Embruns",
  reason: "une coupure d’eau dans le bâtiment.",
  days: "Léa, lundi 21 décembre 2026\nTom, lundi 21 décembre 2026 (liste d’attente)",
  bookingsUrl: "https://familles.example.fr/famille/reservations",
} satisfies CenterClosedProps;
