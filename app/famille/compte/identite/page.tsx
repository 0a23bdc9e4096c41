import { IdentityFields } from "@/components/accounts/identity-fields";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { saveIdentityAction } from "@/lib/accounts/actions";
import { loadAccount } from "@/lib/accounts/loaders";

export default async function IdentityPage() {
  const account = await loadAccount("/famille/compte/identite");
  return (
    <Page screen="F3">
      <BackLink href="/famille/compte" />
      <FormPanel action={saveIdentityAction} title="Mon nom et mon téléphone" heading="Mon nom et mon téléphone" submit="Enregistrer" permalink="/famille/compte/identite">
        <IdentityFields current={account} />
      </FormPanel>
    </Page>
  );
}
