import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Tâches", "Tâches");

export default function Page() {
  return (
    <DeskPage title="Tâches" screen="L8">
      <p>Tâches</p>
    </DeskPage>
  );
}
