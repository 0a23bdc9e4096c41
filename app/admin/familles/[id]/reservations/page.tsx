import { DoneNotice } from "@/components/accounts/done-notice";
import { DayList } from "@/components/desk-bookings/day-list";
import { DeskOffer, DeskWait } from "@/components/desk-bookings/waits";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadDeskDays } from "@/lib/desk-bookings/loaders";
import { familyPath, tablePath } from "@/lib/desk-bookings/rules";

export const metadata = pageMetadata("Réservations de la famille", "Les jours réservés, proposés et attendus, et ce qui peut encore changer.");

const done = {
  refuse: "C'est noté. La place est proposée à une autre famille.",
  quitte: "La famille a quitté cette liste d'attente.",
};

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function DeskDaysPage({ params, searchParams }: Props) {
  const { familyId, ahead, behind, offers, waiting } = await loadDeskDays((await params).id);
  return (
    <DeskPage title="Réservations de la famille" screen="L10" back={familyPath(familyId)} acts={<ButtonLink href={tablePath(familyId)}>Réserver des jours</ButtonLink>}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      {offers.length > 0 ? (
        <section aria-labelledby="propositions" className="mb-8">
          <h2 id="propositions">À répondre</h2>
          <ul className="desk-grid mt-3">
            {offers.map((places) => (
              <DeskOffer key={places[0]?.id} familyId={familyId} places={places} />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label="Jours à venir">{ahead.length > 0 ? <DayList familyId={familyId} days={ahead} caption="Jours à venir" /> : <p className="desk-panel">Aucun jour à venir.</p>}</section>
      {waiting.length > 0 ? (
        <section aria-labelledby="attente" className="mt-8">
          <h2 id="attente">En attente</h2>
          <ul className="desk-grid mt-3">
            {waiting.map((entry) => (
              <DeskWait key={entry.id} familyId={familyId} entry={entry} />
            ))}
          </ul>
        </section>
      ) : null}
      {behind.length > 0 ? (
        <section aria-label="Jours passés ou annulés" className="mt-8">
          <DayList familyId={familyId} days={behind} caption="Jours passés ou annulés" />
        </section>
      ) : null}
    </DeskPage>
  );
}
