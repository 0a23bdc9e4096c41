import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Listes d'attente", "Listes d'attente");

export default function Page() {
  return (
    <DeskPage title="Listes d'attente" screen="N1">
      <p>Attentes</p>
    </DeskPage>
  );
}
