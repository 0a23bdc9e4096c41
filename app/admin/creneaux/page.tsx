import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Créneaux", "Créneaux");

export default function Page() {
  return (
    <DeskPage title="Créneaux" screen="O5">
      <p>Créneaux</p>
    </DeskPage>
  );
}
