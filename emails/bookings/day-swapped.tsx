import { Action } from "../components/action";
import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";
import { authority } from "@/lib/core/authority";

interface DaySwappedProps {
  givenName: string;
  reference: string;
  /** « Léa, lundi 21 décembre 2026 » */
  before: string;
  /** The new day, with its price. */
  present: string;
  receiptUrl: string;
  /** « Échangé avec le Guichet des Familles »; empty when the parent did it online. */
  madeWith: string;
}

export const subject = "Votre jour est échangé";

export default function DaySwapped({ givenName, reference, before, present, receiptUrl, madeWith }: DaySwappedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Le nouveau jour est réservé, l’ancien est annulé sans frais."
      heading="Votre jour est échangé"
      givenName={givenName}
      reason="une journée de vos enfants a été échangée"
    >
      <Paragraph>
        Référence : <Value>{reference}</Value>
      </Paragraph>
      {madeWith ? <Paragraph>{madeWith}.</Paragraph> : null}
      <Paragraph>Ce jour est maintenant réservé :</Paragraph>
      <Lines>{present}</Lines>
      <Paragraph>Il remplace ce jour, annulé sans frais :</Paragraph>
      <Lines>{before}</Lines>
      <Paragraph>Votre reçu dit jusqu’à quand chaque jour s’annule sans frais.</Paragraph>
      <Action label="Voir mon reçu" url={receiptUrl} />
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  reference: "PF-7K3-9QD",
  before: "Léa, lundi 21 décembre 2026",
  present: "Léa, mardi 22 décembre 2026 : 12,40 €",
  receiptUrl: "https://familles.example.fr/famille/reservations/PF-7K3-9QD",
  madeWith: `Échangé avec le ${authority.desk.name}`,
} satisfies DaySwappedProps;
