import { RowButton } from "@/components/accounts/row-button";
import { Notice } from "@/components/ui/notice";
import { closeCalendarAction, openCalendarAction } from "@/lib/bookings/actions";

const permalink = "/famille/reservations";

/** « Mon agenda »: the private address that a calendar program reads, shown once. */
export function CalendarSection({ hasFeed, feedUrl }: { hasFeed: boolean; feedUrl: string | undefined }) {
  return (
    <section aria-labelledby="agenda" className="mt-12">
      <h2 id="agenda">Mon agenda</h2>
      <p className="mt-2 mb-4">
        L&apos;agenda de votre téléphone peut afficher vos jours réservés et se mettre à jour seul. Il lui faut une adresse, qui n&apos;est qu&apos;à vous.
      </p>
      {feedUrl ? (
        <Notice tone="info" title="Votre adresse d'agenda">
          <p className="wrap-anywhere">
            <code>{feedUrl}</code>
          </p>
          <p>Copiez-la maintenant : elle ne sera plus affichée. Dans votre agenda, choisissez « Ajouter un agenda », puis « À partir d&apos;une adresse ».</p>
          <p>Qui possède cette adresse voit vos jours. Gardez-la pour vous. Elle s&apos;arrête quand vous changez de mot de passe ou d&apos;adresse mail.</p>
        </Notice>
      ) : null}
      {hasFeed ? (
        <>
          <p className="mb-4">Une adresse est en service. La remplacer arrête la précédente aussitôt.</p>
          <div className="flex flex-wrap gap-4">
            <RowButton action={openCalendarAction} permalink={permalink}>
              Remplacer mon adresse
            </RowButton>
            <RowButton action={closeCalendarAction} permalink={permalink}>
              Supprimer mon adresse
            </RowButton>
          </div>
        </>
      ) : (
        <RowButton action={openCalendarAction} permalink={permalink}>
          Créer mon adresse
        </RowButton>
      )}
    </section>
  );
}
