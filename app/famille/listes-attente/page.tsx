import { DoneNotice } from "@/components/accounts/done-notice";
import { OfferCard, WaitingCard } from "@/components/bookings/waitlists";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { Details } from "@/components/ui/details";
import { loadWaitlists } from "@/lib/bookings/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Mes listes d'attente", "Votre rang pour chaque jour complet, et les places qui vous sont proposées.");

const done = {
  refuse: "C'est noté. La place est proposée à une autre famille.",
  quitte: "Vous avez quitté cette liste d'attente.",
};

export default async function WaitlistsPage({ searchParams }: { searchParams: SearchParams }) {
  const { offers, waiting } = await loadWaitlists();
  return (
    <Page screen="J5">
      <BackLink href="/famille/reservations">Mes réservations</BackLink>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle lead="Dès qu'une place se libère, elle est proposée à la première famille de la liste.">{"Mes listes d'attente"}</PageTitle>
      {offers.length > 0 ? (
        <section aria-labelledby="propositions">
          <h2 id="propositions">À vous de répondre</h2>
          <ul className="mt-4 grid grid-cols-1 gap-4">
            {offers.map((places) => (
              <OfferCard key={places[0]?.id} places={places} />
            ))}
          </ul>
        </section>
      ) : null}
      {waiting.length > 0 ? (
        <section aria-labelledby="attente" className="mt-10">
          <h2 id="attente">En attente</h2>
          <ul className="mt-4 grid grid-cols-1 gap-4">
            {waiting.map((entry) => (
              <WaitingCard key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ) : null}
      {offers.length + waiting.length === 0 ? <p className="card">Vous n&apos;êtes sur aucune liste d&apos;attente.</p> : null}
      <div className="mt-10">
        <Details summary="Comment marche la liste d'attente ?">
          <ul>
            <li>Les familles du territoire passent en premier. Viennent ensuite les priorités données par le Guichet, puis l&apos;ordre des demandes.</li>
            <li>Une place libérée vous est proposée par mail. Vous avez 24 heures pour répondre, ou 2 heures si le jour est dans moins de 48 heures.</li>
            <li>Le délai ne se termine jamais entre 21 heures et 8 heures, sauf si le jour commence.</li>
            <li>Sans réponse, la place va à la famille suivante.</li>
            <li>Des enfants qui attendent ensemble reçoivent leurs places ensemble. S&apos;il en manque une, la place va à la famille suivante, et nous le notons.</li>
          </ul>
        </Details>
      </div>
    </Page>
  );
}
