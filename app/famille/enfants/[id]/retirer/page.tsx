import { Page } from "@/components/site/page";
import { PhoneLink } from "@/components/site/phone-link";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { Notice } from "@/components/ui/notice";
import { dropChildAction } from "@/lib/families/actions";
import { loadChildRemoval } from "@/lib/families/loaders";
import { childPath } from "@/lib/families/rules";

const obstacles = {
  booked: "Des jours sont encore réservés pour cet enfant. Annulez-les d'abord.",
  waiting: "Cet enfant est sur une liste d'attente. Quittez-la d'abord.",
};

export default async function RemoveChildPage({ params }: { params: Promise<{ id: string }> }) {
  const { id, givenName, obstacle } = await loadChildRemoval((await params).id);
  return (
    <Page screen="E5">
      <BackLink href={childPath(id)} />
      <FormPanel
        action={dropChildAction}
        title={`Retirer ${givenName}`}
        heading={`Retirer ${givenName} de mon dossier`}
        submit={`Retirer ${givenName}`}
        submitVariant="danger"
        permalink={childPath(id, "retirer")}
        hidden={{ childId: id }}
        intro={
          <>
            <p>Sa fiche disparaît de votre dossier, et vous ne pourrez plus réserver pour lui ou elle. Sa fiche sanitaire est effacée tout de suite.</p>
            <p>Les jours déjà passés restent dans vos réservations. Vous pourrez ajouter {givenName} de nouveau, avec une fiche vide.</p>
          </>
        }
      >
        {obstacle === undefined ? null : (
          <Notice tone="warning" title="Pas encore possible">
            <p>
              {obstacles[obstacle]} Besoin d&apos;aide ? Appelez le <PhoneLink />.
            </p>
          </Notice>
        )}
      </FormPanel>
    </Page>
  );
}
