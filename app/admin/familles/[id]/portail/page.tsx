import { PortalView } from "@/components/callers/portal-view";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { Notice } from "@/components/ui/notice";
import { loadPortal } from "@/lib/callers/loaders";
import { familyPath } from "@/lib/callers/rules";

export const metadata = pageMetadata("Le portail vu par la famille", "En lecture seule.");

export default async function PortalPage({ params }: { params: Promise<{ id: string }> }) {
  const portal = await loadPortal((await params).id);
  return (
    <DeskPage title={`Le portail de la famille ${portal.name}`} screen="L5" back={familyPath(portal.id)} width="form">
      <div className="mb-6">
        <Notice tone="warning" title={`Vous voyez le portail de la famille ${portal.name} en lecture seule`}>
          <p>La famille lit dans son historique que le Guichet a regardé. La santé des enfants n&apos;est pas montrée.</p>
        </Notice>
      </div>
      <PortalView {...portal} />
    </DeskPage>
  );
}
