import { MailSent } from "@/components/accounts/mail-sent";
import { SendAgain } from "@/components/accounts/send-again";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { askResetAction } from "@/lib/accounts/actions";
import { loadLinkSent } from "@/lib/accounts/loaders";

export const metadata = pageMetadata("Consultez votre boîte mail", "Un lien pour choisir un nouveau mot de passe vous attend dans votre boîte mail.");

export default async function ResetSentPage() {
  const address = await loadLinkSent("reset_password");
  return (
    <Page screen="B6">
      <MailSent address={address} lifetime="Le lien fonctionne pendant 1 heure.">
        <SendAgain action={askResetAction} address={address} formPage="/mot-de-passe-oublie" />
      </MailSent>
    </Page>
  );
}
