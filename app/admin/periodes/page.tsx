import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Périodes", "Périodes");

export default function Page() {
  return (
    <DeskPage title="Périodes" screen="O3">
      <p>Périodes</p>
    </DeskPage>
  );
}
