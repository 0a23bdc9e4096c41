import { DeskPage } from "@/components/desk/desk-page";
import { CenterForm } from "@/components/service/center-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadCenter } from "@/lib/service/loaders";

export const metadata = pageMetadata("Nouveau centre", "Créer un centre.");

export default async function NewCenterPage() {
  const { communes } = await loadCenter();
  return (
    <DeskPage title="Nouveau centre" screen="O2" back="/admin/activites" width="form">
      <CenterForm communes={communes} permalink="/admin/activites/centres/nouveau" />
    </DeskPage>
  );
}
