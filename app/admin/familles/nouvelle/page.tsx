import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Nouvelle famille", "Nouvelle famille");

export default function Page() {
  return (
    <DeskPage title="Nouvelle famille" screen="L2">
      <p>Nouvelle famille</p>
    </DeskPage>
  );
}
