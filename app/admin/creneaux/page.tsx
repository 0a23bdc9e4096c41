import { DeskPage } from "@/components/desk/desk-page";
import { PlainSelect } from "@/components/service/plain-field";
import { SlotTable } from "@/components/service/slot-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/link";
import type { SearchParams } from "@/lib/core/search-params";
import { loadSlots } from "@/lib/service/loaders";

export const metadata = pageMetadata("Créneaux", "Les jours, leurs places et leurs équipes.");

export default async function SlotsPage({ searchParams }: { searchParams: SearchParams }) {
  const { periods, programmes, period, programme, isChosen, weeks, short } = await loadSlots(await searchParams);
  return (
    <DeskPage title="Créneaux" screen="O5" lead="Les places et les équipes, jour par jour." acts={<ButtonLink href="/admin/creneaux/ajouter">Ajouter des créneaux</ButtonLink>}>
      <form method="get" action="/admin/creneaux" className="desk-filters desk-panel" role="search" aria-label="Choisir des créneaux">
        <PlainSelect name="periode" label="Période" options={periods} defaultValue={period} />
        <PlainSelect name="programme" label="Programme" options={programmes} defaultValue={programme} />
        <div className="field-act">
          <Button variant="secondary">Voir les créneaux</Button>
        </div>
      </form>
      {isChosen ? null : <p className="mt-6">Choisissez une période et un programme : leurs jours s&apos;affichent ici, avec l&apos;équipe de chacun.</p>}
      {isChosen && weeks.length === 0 ? <p className="mt-6">Ce programme n&apos;a aucun créneau dans cette période.</p> : null}
      {short > 0 ? <p className="mt-6">{`${short} créneaux ont une équipe trop petite pour leurs places déclarées.`}</p> : null}
      {weeks.map(({ week, name, lines }) => (
        <SlotTable key={week} name={name} lines={lines} />
      ))}
    </DeskPage>
  );
}
