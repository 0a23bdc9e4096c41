import { DayBookings, DayPlaces } from "@/components/desk-bookings/day-bookings";
import { FindForms } from "@/components/desk-bookings/find-forms";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { TextLink } from "@/components/ui/link";
import type { SearchParams } from "@/lib/core/search-params";
import { loadFinding } from "@/lib/desk-bookings/loaders";
import { recapPath } from "@/lib/desk-bookings/rules";

export const metadata = pageMetadata("Réservations", "Une demande par sa référence, ou les réservations d'un accueil un jour donné.");

export default async function FindPage({ searchParams }: { searchParams: SearchParams }) {
  const { typed, found, centers, centerId, day, dayWords, places, booked } = await loadFinding(await searchParams);
  return (
    <DeskPage title="Réservations" screen="L14" lead="Une demande par sa référence, ou un accueil un jour donné. Le dossier d'une famille s'ouvre après la vérification de l'appelant.">
      <FindForms typed={typed} centers={centers} centerId={centerId} day={day} />
      {typed === "" || found ? null : <p className="desk-panel">Aucune demande ne porte cette référence. Elle commence par PF, suivi de six lettres ou chiffres.</p>}
      {found ? (
        <section aria-label="Demande trouvée" className="desk-panel">
          <p className="text-xl font-bold">{found.reference}</p>
          <p>
            {found.title}, {found.period} : {found.days}. Demande faite {found.made}.
          </p>
          <TextLink href={recapPath(found.familyId, found.reference)}>Ouvrir cette demande</TextLink>
        </section>
      ) : null}
      {dayWords === undefined ? null : (
        <section aria-label={`Réservations du ${dayWords}`} className="mt-6 grid grid-cols-1 gap-5">
          <DayPlaces caption={`Effectifs du ${dayWords}`} places={places} />
          <DayBookings caption={`Enfants réservés le ${dayWords}`} booked={booked} />
        </section>
      )}
    </DeskPage>
  );
}
