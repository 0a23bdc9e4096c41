import { Action } from "../components/action";
import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface WaitEndedProps {
  givenName: string;
  offer: string;
  /** One child and day a line. */
  days: string;
  waitlistsUrl: string;
}

export const subject = "Votre attente est terminée sans place";

export default function WaitEnded({ givenName, offer, days, waitlistsUrl }: WaitEndedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Aucune place ne s’est libérée à temps pour ces jours."
      heading="Votre attente est terminée"
      givenName={givenName}
      reason="votre enfant était sur une liste d’attente"
    >
      <Paragraph>Ces jours étaient sur une liste d’attente. Aucune place n’a pu vous être donnée :</Paragraph>
      <Paragraph>{offer}</Paragraph>
      <Lines>{days}</Lines>
      <Paragraph>La journée est arrivée, ou l’accueil est fermé ce jour-là. Rien n’est réservé, rien n’est dû.</Paragraph>
      <Paragraph>Besoin d’une solution de garde ? Appelez-nous, nous cherchons avec vous.</Paragraph>
      <Action label="Voir mes listes d’attente" url={waitlistsUrl} />
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  offer: "Vacances aux Embruns, journée avec repas, Les Embruns",
  days: "Léa, mardi 22 décembre 2026\nTom, mardi 22 décembre 2026",
  waitlistsUrl: "https://familles.example.fr/famille/listes-attente",
} satisfies WaitEndedProps;
