import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Paramètres", "Paramètres");

export default function Page() {
  return (
    <DeskPage title="Paramètres" screen="O7">
      <p>Paramètres</p>
    </DeskPage>
  );
}
