import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { removeDocumentAction } from "@/lib/documents/actions";
import { loadDocument } from "@/lib/documents/loaders";

export default async function RemoveDocumentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id, href, removeHref, title, childName, pages } = await loadDocument((await params).id);
  return (
    <Page screen="G5">
      <BackLink href={href} />
      <FormPanel
        action={removeDocumentAction}
        title="Retirer un document"
        heading="Retirer ce document ?"
        submit="Retirer ce document"
        submitVariant="danger"
        permalink={removeHref}
        hidden={{ documentId: id }}
        intro={
          <p>
            {title}
            {childName === undefined ? "" : `, pour ${childName}`}, {pages.length === 1 ? "1 page" : `${pages.length} pages`}. Nous effaçons le document et ses pages. Vous pourrez
            l&apos;ajouter à nouveau.
          </p>
        }
      />
    </Page>
  );
}
