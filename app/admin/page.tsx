import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Aujourd'hui", "Aujourd'hui");

export default function Page() {
  return (
    <DeskPage title="Aujourd'hui" screen="K1">
      <p>Le service</p>
    </DeskPage>
  );
}
