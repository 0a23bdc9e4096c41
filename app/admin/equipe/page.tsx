import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Équipe", "Équipe");

export default function Page() {
  return (
    <DeskPage title="Équipe" screen="K5">
      <p>Équipe</p>
    </DeskPage>
  );
}
