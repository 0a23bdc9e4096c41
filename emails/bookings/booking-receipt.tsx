import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";
import { authority } from "@/lib/core/authority";

interface BookingReceiptProps {
  givenName: string;
  /** What the parent reads aloud on the telephone. */
  reference: string;
  /** « Vacances aux Embruns, journée avec repas » */
  offer: string;
  /** One day a line, with its price; empty when nothing is booked. */
  booked: string;
  /** One day a line; empty when nothing waits. */
  waiting: string;
  /** One day a line, with its reason; empty when nothing was refused. */
  refused: string;
  total: string;
  receiptUrl: string;
  /** « Réservé avec le Guichet des Familles »; empty when the parent did it online. */
  madeWith: string;
}

export const subject = "Votre demande de réservation : le détail";

export default function BookingReceipt({ givenName, reference, offer, booked, waiting, refused, total, receiptUrl, madeWith }: BookingReceiptProps) {
  return (
    <Mail
      subject={subject}
      preheader="Ce qui est réservé, ce qui est en attente, jour par jour."
      heading="Votre demande est enregistrée"
      givenName={givenName}
      reason="des journées ont été demandées pour vos enfants"
    >
      <Paragraph>
        Référence : <Value>{reference}</Value>
        <br />
        {offer}
      </Paragraph>
      {madeWith ? <Paragraph>{madeWith}.</Paragraph> : null}
      {booked === "" ? (
        <Paragraph>Aucun jour n’est réservé pour le moment.</Paragraph>
      ) : (
        <>
          <Paragraph>Ces jours sont réservés :</Paragraph>
          <Lines>{booked}</Lines>
        </>
      )}
      <Paragraph>
        Total des jours réservés : <Value>{total}</Value>.
      </Paragraph>
      {waiting === "" ? null : (
        <>
          <Paragraph>Ces jours sont sur la liste d’attente. Ils ne sont pas réservés :</Paragraph>
          <Lines>{waiting}</Lines>
          <Paragraph>Si une place se libère, nous vous écrivons aussitôt.</Paragraph>
        </>
      )}
      {refused === "" ? null : (
        <Aside title="Ces jours ne sont pas réservés">
          <Lines>{refused}</Lines>
        </Aside>
      )}
      <Paragraph>Votre reçu dit jusqu’à quand chaque jour s’annule sans frais.</Paragraph>
      <Action label="Voir mon reçu" url={receiptUrl} />
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  reference: "PF-7K3-9QD",
  offer: "Vacances aux Embruns, journée avec repas",
  booked: "Léa, lundi 21 décembre 2026 : 12,40 €\nTom, lundi 21 décembre 2026 : 11,50 €",
  waiting: "Léa, mardi 22 décembre 2026",
  refused: "Tom, mercredi 23 décembre 2026 : il n’y a plus de place",
  total: "23,90 €",
  receiptUrl: "https://familles.example.fr/famille/reservations/PF-7K3-9QD",
  madeWith: `Réservé avec le ${authority.desk.name}`,
} satisfies BookingReceiptProps;
