import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { DocumentState } from "@/components/documents/document-list";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { unlockDocumentAction } from "@/lib/documents/actions";
import { loadDocument } from "@/lib/documents/loaders";

export const metadata = pageMetadata("Un document", "Un justificatif de votre famille : son état et ses pages.");

export default async function DocumentPage({ params }: { params: Promise<{ id: string }> }) {
  const document = await loadDocument((await params).id);
  const { id, href, removeHref, title, childName, kind, isToReplace, mayBeRemoved, needsPassword, pages } = document;
  return (
    <Page screen="G4">
      <BackLink href="/famille/documents" />
      <PageTitle lead={childName === undefined ? "Pour toute la famille" : `Pour ${childName}`}>{title}</PageTitle>
      <DocumentState document={document} />
      {needsPassword ? (
        <div className="mt-8">
          <FormPanel
            action={unlockDocumentAction}
            heading="Voir les pages"
            headingLevel={2}
            submit="Vérifier mon mot de passe"
            permalink={href}
            hidden={{ documentId: id }}
            intro={<p>Ce document parle de la santé de votre enfant.</p>}
          >
            <CurrentPasswordField isNeeded />
          </FormPanel>
        </div>
      ) : (
        <section aria-labelledby="pages" className="mt-8">
          <h2 id="pages">Pages</h2>
          <ul className="mt-2">
            {pages.map(({ href: address, label }) => (
              <li key={address}>
                <MenuLink href={address}>{label}</MenuLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="mt-8 flex flex-wrap gap-4">
        {isToReplace ? <ButtonLink href={`/famille/documents/nouveau?type=${kind}`}>Ajouter un nouveau document</ButtonLink> : null}
        {mayBeRemoved ? (
          <ButtonLink href={removeHref} variant="secondary">
            Retirer ce document
          </ButtonLink>
        ) : null}
      </div>
    </Page>
  );
}
