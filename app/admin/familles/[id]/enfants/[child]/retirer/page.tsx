import { FilePage } from "@/components/desk/file-page";
import { FormPanel } from "@/components/ui/form-page";
import { Notice } from "@/components/ui/notice";
import { pageMetadata } from "@/components/site/page-metadata";
import { dropChildAction } from "@/lib/desk/actions";
import { loadFileChildRemoval } from "@/lib/desk/loaders";
import { deskChildPath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Retirer un enfant", "Retirer un enfant du dossier de la famille au téléphone.");

const obstacles = {
  booked: "Des jours sont réservés pour cet enfant. Annulez-les d'abord.",
  waiting: "Cet enfant est sur une liste d'attente. Retirez-le de la liste d'abord.",
};

export default async function FileChildRemovalPage({ params }: { params: Promise<{ id: string; child: string }> }) {
  const claims = await params;
  const { head, id, givenName, obstacle } = await loadFileChildRemoval(claims.id, claims.child);
  const { familyId } = head;
  return (
    <FilePage head={head} here="enfants" screen="U16" width="form">
      {obstacle === undefined ? (
        <FormPanel
          action={dropChildAction}
          heading={`Retirer ${givenName} du dossier ?`}
          headingLevel={2}
          submit={`Retirer ${givenName}`}
          submitVariant="danger"
          permalink={deskChildPath(familyId, id, "retirer")}
          hidden={{ familyId, childId: id }}
          intro={<p>La fiche sanitaire est effacée tout de suite.</p>}
        />
      ) : (
        <Notice tone="warning" title={`${givenName} ne peut pas être retiré maintenant`}>
          <p>{obstacles[obstacle]}</p>
        </Notice>
      )}
    </FilePage>
  );
}
