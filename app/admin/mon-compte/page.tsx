import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Mon compte", "Mon compte");

export default function Page() {
  return (
    <DeskPage title="Mon compte" screen="K3">
      <p>Mon compte</p>
    </DeskPage>
  );
}
