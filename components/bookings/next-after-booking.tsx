import { Notice } from "@/components/ui/notice";

/** What was just done, and what comes next. */
export function NextAfterBooking({ hasConfirmed, isWaiting }: { hasConfirmed: boolean; isWaiting: boolean }) {
  return (
    <Notice tone={hasConfirmed ? "success" : "info"} role="status" title={hasConfirmed ? "C'est réservé" : "Votre demande est enregistrée"}>
      <ul>
        <li>Ce reçu vous est aussi envoyé par mail. Gardez sa référence.</li>
        {isWaiting ? <li>Des jours sont sur liste d&apos;attente : nous vous écrivons dès qu&apos;une place se libère.</li> : null}
        {hasConfirmed ? <li>Un empêchement ? Annulez ou échangez un jour ici, jusqu&apos;à la date écrite sous ce jour.</li> : null}
      </ul>
    </Notice>
  );
}
