import { DaysTable } from "@/components/desk-bookings/days-table";
import { OfferForm } from "@/components/desk-bookings/offer-form";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadTable } from "@/lib/desk-bookings/loaders";
import { checkPath, daysPath, familyPath, tablePath } from "@/lib/desk-bookings/rules";

export const metadata = pageMetadata("Réserver pour la famille", "Tous les enfants et tous les jours dans un seul tableau.");

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function TablePage({ params, searchParams }: Props) {
  const { familyId, names, weeks, fields, picked, opensOn, ...choice } = await loadTable((await params).id, await searchParams);
  const isMissing = (await readParam(searchParams, "erreur")) === "jour";
  return (
    <DeskPage
      title="Réserver pour la famille"
      screen="L8"
      back={familyPath(familyId)}
      acts={
        <ButtonLink href={daysPath(familyId)} variant="secondary">
          Voir ses réservations
        </ButtonLink>
      }
    >
      <OfferForm action={tablePath(familyId, "#tableau")} {...choice} />
      <section id="tableau" tabIndex={-1} className="outline-none" aria-label="Jours à réserver">
        {isMissing ? (
          <Notice tone="warning" role="alert">
            <p>Cochez au moins un jour qui peut être réservé.</p>
          </Notice>
        ) : null}
        {opensOn ? <Notice tone="warning" title={`Les réservations ouvrent le ${opensOn} pour cette famille`}><p>Avant cette heure, réserver est une exception, avec une raison.</p></Notice> : null}
        {names.length === 0 ? <p className="desk-panel">Aucun enfant dans ce dossier : ajoutez d&apos;abord un enfant.</p> : null}
        {names.length > 0 && weeks.length === 0 ? <p className="desk-panel">Aucun jour à venir pour cette activité.</p> : null}
        {weeks.length > 0 ? <DaysTable action={checkPath(familyId, "#lecture")} fields={fields} names={names} weeks={weeks} picked={picked} /> : null}
      </section>
    </DeskPage>
  );
}
