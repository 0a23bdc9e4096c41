import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Présences", "Présences");

export default function Page() {
  return (
    <DeskPage title="Présences" screen="P1">
      <p>Présences</p>
    </DeskPage>
  );
}
