import { Details } from "@/components/ui/details";
import { authority } from "@/lib/core/authority";

/** What is said to a caller who answers for no child, before anything of a family is. */
export function WhoElseCalls() {
  return (
    <Details summary="Un grand-parent ou quelqu'un d'autre appelle : que dire ?">
      <p>« Merci de vous occuper d&apos;eux. Seuls les parents ou le responsable légal peuvent ouvrir le dossier et réserver. »</p>
      <p>« Un parent peut nous appeler au {authority.desk.phone}, ou créer son compte en ligne. Il pourra vous ajouter : vous serez prévenu en cas d&apos;urgence et vous pourrez venir chercher les enfants. »</p>
    </Details>
  );
}
