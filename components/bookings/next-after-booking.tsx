import { Notice } from "@/components/ui/notice";

type NextAfterBookingProps = { hasConfirmed: boolean; isWaiting: boolean; isPartial: boolean };

/** What was just done, and what comes next. */
export function NextAfterBooking({ hasConfirmed, isWaiting, isPartial }: NextAfterBookingProps) {
  return (
    <Notice tone={hasConfirmed ? "success" : "info"} role="status" title={hasConfirmed ? "C'est réservé" : "Votre demande est enregistrée"}>
      <ul>
        <li>Ce reçu vous est aussi envoyé par mail. Gardez sa référence.</li>
        {isPartial ? <li>Des jours n&apos;ont pas pu être réservés. Ils sont plus bas, avec la raison, sous « Non réservé ».</li> : null}
        {isWaiting ? <li>Des jours sont sur liste d&apos;attente : nous vous écrivons dès qu&apos;une place se libère.</li> : null}
        {hasConfirmed ? <li>Un empêchement ? Annulez ou échangez un jour ici, jusqu&apos;à la date écrite sous ce jour.</li> : null}
      </ul>
    </Notice>
  );
}
