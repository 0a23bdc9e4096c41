import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Famille", "Famille");

export default function Page() {
  return (
    <DeskPage title="Famille" screen="L3">
      <p>Famille</p>
    </DeskPage>
  );
}
