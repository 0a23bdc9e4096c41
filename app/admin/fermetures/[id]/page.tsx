import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { DefinitionList } from "@/components/ui/definition-list";
import { FormPanel } from "@/components/ui/form-page";
import { counted } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { undoClosureAction } from "@/lib/service/actions";
import { loadClosure } from "@/lib/service/loaders";
import { closurePath } from "@/lib/service/rules";

export const metadata = pageMetadata("Une fermeture", "Ce qu'une fermeture a changé.");

export default async function ClosurePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { id, centerName, days, reason, decidedOn, decidedBy, told, mayUndo } = await loadClosure((await params).id);
  return (
    <DeskPage title={`${centerName}, fermé ${days}`} screen="O8" back="/admin/fermetures" width="form">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={{ fermeture: "Le centre est fermé ces jours-là. Les familles concernées sont prévenues." }} />
      <DefinitionList
        rows={[
          { term: "Raison", value: reason },
          { term: "Décidée", value: `${decidedOn}, par ${decidedBy}` },
          ...(told === null ? [] : [{ term: "Familles prévenues", value: `${counted(told.families, "famille")}, ${counted(told.days, "jour annulé", "jours annulés")}, ${counted(told.waits, "attente terminée", "attentes terminées")}` }]),
        ]}
      />
      {mayUndo ? (
        <div className="mt-8">
          <FormPanel
            action={undoClosureAction}
            heading="Lever la fermeture"
            headingLevel={2}
            submit="Rouvrir ces jours"
            submitVariant="danger"
            permalink={closurePath(id)}
            hidden={{ closureId: id }}
            intro={<p>Les jours rouvrent avec toutes leurs places. Les réservations annulées ne reviennent pas, et les familles ne sont pas prévenues : envoyez-leur un message si besoin.</p>}
          />
        </div>
      ) : null}
    </DeskPage>
  );
}
