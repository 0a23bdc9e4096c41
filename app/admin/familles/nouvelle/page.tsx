import { OpenForm } from "@/components/callers/open-form";
import { DeskPage } from "@/components/desk/desk-page";
import { Details } from "@/components/ui/details";
import { authority } from "@/lib/core/authority";
import { loadOpening } from "@/lib/callers/loaders";

export default async function NewFamilyPage() {
  await loadOpening();
  return (
    <DeskPage title="Nouvelle famille" screen="L2" back="/admin/familles" width="form" lead="Cherchez d'abord : un deuxième dossier complique tout.">
      <Details summary="Un grand-parent ou quelqu'un d'autre appelle : que dire ?">
        <p>« Merci de vous occuper d&apos;eux. Seuls les parents ou le responsable légal peuvent ouvrir le dossier et réserver. »</p>
        <p>« Un parent peut nous appeler au {authority.desk.phone}, ou créer son compte en ligne. Il pourra vous ajouter : vous serez prévenu en cas d&apos;urgence et vous pourrez venir chercher les enfants. »</p>
      </Details>
      <div className="mt-4">
        <OpenForm />
      </div>
    </DeskPage>
  );
}
