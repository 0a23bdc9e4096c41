import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Journal", "Journal");

export default function Page() {
  return (
    <DeskPage title="Journal" screen="Q1">
      <p>Journal</p>
    </DeskPage>
  );
}
