import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Activités", "Activités");

export default function Page() {
  return (
    <DeskPage title="Activités" screen="O1">
      <p>Activités</p>
    </DeskPage>
  );
}
