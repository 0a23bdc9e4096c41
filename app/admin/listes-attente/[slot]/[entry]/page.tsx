import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { DefinitionList } from "@/components/ui/definition-list";
import { TextLink } from "@/components/ui/link";
import { ChoiceForm, PriorityForm } from "@/components/waitlists/entry-forms";
import { loadEntry } from "@/lib/waitlists/loaders";

export const metadata = pageMetadata("Un enfant en attente", "Changer le rang d'un enfant sur une liste d'attente, avec une raison.");

export default async function EntryPage({ params }: { params: Promise<{ slot: string; entry: string }> }) {
  const claims = await params;
  const { slot, entry, waiting, answerUntil } = await loadEntry(claims.slot, claims.entry);
  const rows = [
    { term: "Jour", value: `${slot.day}, ${slot.activity}, ${slot.center}` },
    { term: "Rang", value: `${entry.rank} sur ${waiting}` },
    { term: "Pourquoi ce rang", value: entry.why },
    ...(entry.priorityReason === undefined ? [] : [{ term: "Raison de la priorité", value: entry.priorityReason }]),
    ...(entry.together === undefined ? [] : [{ term: "Ensemble", value: `${entry.together} : le choix vaut pour tous` }]),
    ...(entry.passedOver === undefined ? [] : [{ term: "Passé une fois", value: entry.passedOver }]),
    { term: "Famille", value: <TextLink href={entry.familyPath}>Ouvrir le dossier</TextLink> },
  ];
  return (
    <DeskPage title={entry.child} screen="R1" back={slot.path}>
      <div className="desk-panel mb-6">
        <DefinitionList rows={rows} />
      </div>
      <div className="desk-grid">
        <PriorityForm slot={slot} entry={entry} />
        <ChoiceForm slot={slot} entry={entry} answerUntil={answerUntil} />
      </div>
    </DeskPage>
  );
}
