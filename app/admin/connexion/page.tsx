import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Connexion du personnel", "Connexion du personnel");

export default function Page() {
  return (
    <DeskPage title="Connexion du personnel" screen="K2">
      <p>Connexion du personnel</p>
    </DeskPage>
  );
}
