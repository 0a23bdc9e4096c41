import { DeskPage } from "@/components/desk/desk-page";
import { Filters, FilterInput, FilterSelect, NextRows } from "@/components/desk/filters";
import { JournalTable } from "@/components/journal/journal-table";
import { pageMetadata } from "@/components/site/page-metadata";
import type { SearchParams } from "@/lib/core/search-params";
import { loadJournal } from "@/lib/journal/loaders";

export const metadata = pageMetadata("Journal", "Qui a fait quoi, quand, et par quel canal.");

const path = "/admin/journal";

export default async function JournalPage({ searchParams }: { searchParams: SearchParams }) {
  const { lines, filter, staff, actionOptions, channelOptions, next } = await loadJournal(await searchParams);
  const { from, to, action, actorId, familyId, reference, channel, unread } = filter;
  const file = reference ?? familyId ?? unread;
  return (
    <DeskPage title="Journal" screen="Q1" lead="Qui a fait quoi, quand, et par quel canal, sur 12 mois. Votre lecture y est notée.">
      <Filters action={path} label="Choisir les lignes du journal">
        <FilterInput name="du" label="Du" type="date" chosen={from} />
        <FilterInput name="au" label="Au" type="date" chosen={to} />
        <FilterSelect name="acte" label="Acte" chosen={action} every="Tous" options={actionOptions} />
        <FilterSelect name="qui" label="Qui" chosen={actorId} every="Tout le monde" options={staff} />
        <FilterInput name="dossier" label="Référence ou dossier" chosen={file} />
        <FilterSelect name="canal" label="Canal" chosen={channel} every="Tous" options={channelOptions} />
      </Filters>
      {unread === undefined ? null : <p className="mb-4 font-semibold text-danger">Erreur : ce n&apos;est pas une référence, comme PF-7K3-9QD, ni un numéro de dossier. Le journal est montré pour tous les dossiers.</p>}
      {lines.length === 0 ? <p className="desk-panel">Aucune ligne pour ce choix.</p> : <JournalTable lines={lines} />}
      <NextRows path={path} params={{ du: from, au: to, acte: action, qui: actorId, dossier: file, canal: channel }} after={next} />
    </DeskPage>
  );
}
