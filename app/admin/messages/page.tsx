import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";

export const metadata = pageMetadata("Messages", "Messages");

export default function Page() {
  return (
    <DeskPage title="Messages" screen="N5">
      <p>Messages</p>
    </DeskPage>
  );
}
