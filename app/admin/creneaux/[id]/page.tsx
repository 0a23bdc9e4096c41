import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { SlotForm } from "@/components/service/slot-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { DefinitionList } from "@/components/ui/definition-list";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadSlot } from "@/lib/service/loaders";
import { slotPath, slotsPath } from "@/lib/service/rules";

export const metadata = pageMetadata("Un créneau", "Les places et l'équipe d'un jour.");

export default async function SlotPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const slot = await loadSlot((await params).id);
  const { id, day, groupName, formulaName, centerName, programmeTitle, programmeSlug, periodName, periodSlug, taken, capacity, waiting, verdict, closed, isOver } = slot;
  return (
    <DeskPage title={`${groupName}, ${day}`} screen="O5" back={slotsPath(periodSlug, programmeSlug)} width="form" lead={`${centerName} : ${programmeTitle}. ${periodName}.`}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={{ creneau: "L'équipe est enregistrée." }} />
      <DefinitionList
        rows={[
          { term: "Formule", value: formulaName },
          { term: "Places prises", value: `${taken} sur ${capacity}` },
          { term: "En attente", value: waiting },
          { term: "Encadrement", value: verdict },
          ...(closed === undefined ? [] : [{ term: "État", value: closed }]),
        ]}
      />
      <div className="mt-8">{isOver ? <p>Ce jour est passé : il ne change plus.</p> : <SlotForm slot={slot} permalink={slotPath(id)} />}</div>
    </DeskPage>
  );
}
