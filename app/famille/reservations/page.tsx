import { DoneNotice } from "@/components/accounts/done-notice";
import { Agenda, PastDays } from "@/components/bookings/agenda";
import { CalendarSection } from "@/components/bookings/calendar-section";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { Details } from "@/components/ui/details";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { loadReservations } from "@/lib/bookings/loaders";
import { authority } from "@/lib/core/authority";
import { counted } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Mes réservations", "Les jours réservés pour vos enfants, et ce que vous pouvez encore changer.");

const done = {
  agenda: "Votre adresse d'agenda est créée. Elle est affichée plus bas, une seule fois.",
  "agenda-supprime": "Votre adresse d'agenda est supprimée. Elle ne montre plus rien.",
};

export default async function ReservationsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ahead, behind, waiting, offered, hasFamily, hasFeed, feedUrl } = await loadReservations(await readParam(searchParams, "jeton"));
  return (
    <Page screen="J1">
      <BackLink href="/famille" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle lead="Vos prochains jours, dans l'ordre. Chaque jour dit jusqu'à quand il s'annule sans frais.">Mes réservations</PageTitle>
      {waiting > 0 ? (
        <Notice tone={offered > 0 ? "warning" : "info"} title={offered > 0 ? "Une place vous est proposée" : "Vous attendez une place"}>
          <p>
            {offered > 0 ? "Répondez avant la fin du délai : " : `Vous êtes sur liste d'attente pour ${counted(waiting, "jour")}. `}
            <TextLink href="/famille/listes-attente">Voir mes listes d&apos;attente</TextLink>
          </p>
        </Notice>
      ) : null}
      {ahead.length > 0 ? (
        <Agenda months={ahead} />
      ) : (
        <div className="card">
          <h2>Aucun jour à venir</h2>
          <p className="mt-2">Dès que vous réservez un jour, il apparaît ici avec sa référence. Besoin d&apos;aide ? Le {authority.desk.name} réserve avec vous par téléphone.</p>
        </div>
      )}
      {behind.length > 0 ? (
        <div className="mt-10">
          <Details summary="Jours passés ou annulés">
            <PastDays days={behind} />
          </Details>
        </div>
      ) : null}
      {hasFamily ? <CalendarSection hasFeed={hasFeed} feedUrl={feedUrl} /> : null}
    </Page>
  );
}
