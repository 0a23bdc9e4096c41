import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Documents", "Documents");

export default function Page() {
  return (
    <DeskPage title="Documents" screen="N3">
      <p>Documents</p>
    </DeskPage>
  );
}
