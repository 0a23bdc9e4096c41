import { DeskPage } from "@/components/desk/desk-page";
import { ProgrammeForm } from "@/components/service/programme-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { addProgrammeAction } from "@/lib/service/actions";
import { loadNewProgramme } from "@/lib/service/loaders";

export const metadata = pageMetadata("Nouveau programme", "Créer un programme.");

export default async function NewProgrammePage({ searchParams }: { searchParams: SearchParams }) {
  const { form, centers, tariffs } = await loadNewProgramme((await readParam(searchParams, "centre")) ?? "");
  return (
    <DeskPage title="Nouveau programme" screen="O6" back="/admin/activites" width="form" lead="Créez-le dans un centre, puis dupliquez-le dans les autres.">
      {tariffs.length === 0 ? (
        <Notice tone="warning">
          <p>
            Aucun tarif n&apos;existe encore. <TextLink href="/admin/parametres/tarifs/nouveau">Créez d&apos;abord un tarif</TextLink>.
          </p>
        </Notice>
      ) : null}
      <ProgrammeForm action={addProgrammeAction} form={form} centers={centers} tariffs={tariffs} permalink="/admin/activites/programmes/nouveau" />
    </DeskPage>
  );
}
