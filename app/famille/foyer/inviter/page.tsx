import { InviteForm } from "@/components/families/invite-form";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { loadHousehold } from "@/lib/families/loaders";

export default async function InvitePage() {
  await loadHousehold();
  return (
    <Page screen="D4">
      <BackLink href="/famille/foyer" />
      <InviteForm />
    </Page>
  );
}
