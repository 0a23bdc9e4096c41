import { Action } from "../components/action";
import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface OfferEndedProps {
  givenName: string;
  offer: string;
  /** One child and day a line. */
  days: string;
  waitlistsUrl: string;
}

export const subject = "La proposition de place a pris fin";

export default function OfferEnded({ givenName, offer, days, waitlistsUrl }: OfferEndedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Le délai pour répondre est passé, rien n’est réservé."
      heading="La proposition a pris fin"
      givenName={givenName}
      reason="une place avait été proposée à votre famille"
    >
      <Paragraph>Nous vous avions proposé une place. Le délai pour répondre est passé :</Paragraph>
      <Paragraph>{offer}</Paragraph>
      <Lines>{days}</Lines>
      <Paragraph>La place est proposée à la famille suivante. Rien n’est réservé, rien n’est dû.</Paragraph>
      <Paragraph>Ce jour vous intéresse toujours ? Vous pouvez demander à nouveau une place dans votre espace.</Paragraph>
      <Action label="Voir mes listes d’attente" url={waitlistsUrl} />
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  offer: "Vacances aux Embruns, journée avec repas, Les Embruns",
  days: "Léa, mardi 22 décembre 2026\nTom, mardi 22 décembre 2026",
  waitlistsUrl: "https://familles.example.fr/famille/listes-attente",
} satisfies OfferEndedProps;
