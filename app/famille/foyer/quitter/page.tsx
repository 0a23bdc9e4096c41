import { Page } from "@/components/site/page";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { frenchList } from "@/lib/core/format";
import { leaveFamilyAction } from "@/lib/families/actions";
import { loadDeparture } from "@/lib/families/loaders";

export const metadata = pageMetadata("Quitter ce dossier", "Ce qui se passe quand vous quittez le dossier de votre famille.");

export default async function LeavePage() {
  const { others } = await loadDeparture();
  return (
    <Page screen="D7">
      <BackLink href="/famille/foyer" />
      {others.length > 0 ? (
        <FormPanel
          action={leaveFamilyAction}
          heading="Quitter ce dossier"
          submit="Quitter ce dossier"
          submitVariant="danger"
          permalink="/famille/foyer/quitter"
          intro={
            <>
              <p>Vous ne verrez plus rien de ce dossier, tout de suite : ni les enfants, ni les réservations, ni les contacts.</p>
              <p>Le dossier reste à {frenchList(others)}. Les réservations ne changent pas. Un mail prévient de votre départ.</p>
              <p>Votre compte reste ouvert. Pour revenir, il faudra une nouvelle invitation.</p>
            </>
          }
        />
      ) : (
        <>
          <PageTitle lead="Vous êtes la seule personne à suivre ce dossier.">Quitter ce dossier</PageTitle>
          <p className="mb-6">Un dossier garde toujours un responsable. Invitez l&apos;autre parent d&apos;abord : quand il aura accepté, vous pourrez partir.</p>
          <ButtonLink href="/famille/foyer/inviter">Inviter l&apos;autre parent</ButtonLink>
        </>
      )}
    </Page>
  );
}
