import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Familles", "Familles");

export default function Page() {
  return (
    <DeskPage title="Familles" screen="L1">
      <p>Familles</p>
    </DeskPage>
  );
}
