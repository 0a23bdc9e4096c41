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
      <form method="get" action="/admin/creneaux" className="desk-panel grid gap-4 lg:grid-cols-[1fr_1fr_auto] lg:items-end" role="search" aria-label="Choisir des créneaux">
        <PlainSelect name="periode" label="Période" options={periods} defaultValue={period} />
        <PlainSelect name="programme" label="Programme" options={programmes} defaultValue={programme} />
        <Button variant="secondary">Voir les créneaux</Button>
      </form>
      {isChosen && weeks.length === 0 ? <p className="mt-6">Ce programme n&apos;a aucun créneau dans cette période.</p> : null}
      {short > 0 ? <p className="mt-6">{`${short} créneaux ont une équipe trop petite pour leurs places déclarées.`}</p> : null}
      {weeks.map(({ week, name, lines }) => (
        <SlotTable key={week} name={name} lines={lines} />
      ))}
    </DeskPage>
  );
}
