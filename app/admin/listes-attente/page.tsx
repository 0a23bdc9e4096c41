import { DeskPage } from "@/components/desk/desk-page";
import { Filters, FilterInput, FilterSelect, NextRows } from "@/components/desk/filters";
import { pageMetadata } from "@/components/site/page-metadata";
import { SlotTable } from "@/components/waitlists/slot-table";
import type { SearchParams } from "@/lib/core/search-params";
import { loadWaitlists } from "@/lib/waitlists/loaders";

export const metadata = pageMetadata("Listes d'attente", "Les jours complets que des familles attendent.");

const path = "/admin/listes-attente";
const asOptions = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));

export default async function WaitlistsPage({ searchParams }: { searchParams: SearchParams }) {
  const { slots, filter, filters, next } = await loadWaitlists(await searchParams);
  return (
    <DeskPage title="Listes d'attente" screen="N1" lead="Chaque jour complet que des familles attendent. Ouvrez un jour pour lire le rang de chacune.">
      <Filters action={path} label="Choisir les listes">
        <FilterSelect name="periode" label="Période" chosen={filter.periodId} every="Toutes" options={asOptions(filters.periods)} />
        <FilterSelect name="centre" label="Accueil" chosen={filter.centerId} every="Tous" options={asOptions(filters.centers)} />
        <FilterInput name="jour" label="Jour" type="date" chosen={filter.day} />
      </Filters>
      {slots.length === 0 ? <p className="desk-panel">Personne n&apos;attend pour ces jours.</p> : <SlotTable slots={slots} />}
      <NextRows path={path} params={{ periode: filter.periodId, centre: filter.centerId, jour: filter.day }} after={next} />
    </DeskPage>
  );
}
