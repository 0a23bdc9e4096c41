import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Réservations", "Réservations");

export default function Page() {
  return (
    <DeskPage title="Réservations" screen="M1">
      <p>Réservations</p>
    </DeskPage>
  );
}
