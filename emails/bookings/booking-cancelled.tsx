import { Action } from "../components/action";
import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";
import { authority } from "@/lib/core/authority";

interface BookingCancelledProps {
  givenName: string;
  reference: string;
  /** One day a line, with what it still costs. */
  days: string;
  /** What stays due in all. */
  owed: string;
  receiptUrl: string;
  /** « Annulé avec le Guichet des Familles »; empty when the parent did it online. */
  madeWith: string;
}

export const subject = "Vos jours sont annulés : le détail";

export default function BookingCancelled({ givenName, reference, days, owed, receiptUrl, madeWith }: BookingCancelledProps) {
  return (
    <Mail
      subject={subject}
      preheader="Ce qui est annulé, jour par jour, et ce qui reste dû."
      heading="Vos jours sont annulés"
      givenName={givenName}
      reason="des journées de vos enfants ont été annulées"
    >
      <Paragraph>
        Référence : <Value>{reference}</Value>
      </Paragraph>
      {madeWith ? <Paragraph>{madeWith}.</Paragraph> : null}
      <Paragraph>Ces jours sont annulés :</Paragraph>
      <Lines>{days}</Lines>
      <Paragraph>
        Reste dû pour ces jours : <Value>{owed}</Value>.
      </Paragraph>
      <Paragraph>Les places libérées sont proposées aux familles qui attendent.</Paragraph>
      <Action label="Voir mon reçu" url={receiptUrl} />
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  reference: "PF-7K3-9QD",
  days: "Léa, lundi 21 décembre 2026 : annulé sans frais\nTom, lundi 21 décembre 2026 : annulé après le délai, 9,80 € restent dus",
  owed: "9,80 €",
  receiptUrl: "https://familles.example.fr/famille/reservations/PF-7K3-9QD",
  madeWith: `Annulé avec le ${authority.desk.name}`,
} satisfies BookingCancelledProps;
