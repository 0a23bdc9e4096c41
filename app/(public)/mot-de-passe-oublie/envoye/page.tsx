import { DoneNotice } from "@/components/accounts/done-notice";
import { MailSent } from "@/components/accounts/mail-sent";
import { SendAgain, sentAgain } from "@/components/accounts/send-again";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { askResetAction } from "@/lib/accounts/actions";
import { loadLinkSent } from "@/lib/accounts/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Consultez votre boîte mail pour choisir un mot de passe", "Un lien pour choisir un nouveau mot de passe vous attend dans votre boîte mail.");

export default async function ResetSentPage({ searchParams }: { searchParams: SearchParams }) {
  const address = await loadLinkSent("reset_password");
  return (
    <Page screen="B6">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={sentAgain} />
      <MailSent address={address} lifetime="Le lien fonctionne pendant 1 heure.">
        <SendAgain action={askResetAction} address={address} formPage="/mot-de-passe-oublie" />
      </MailSent>
    </Page>
  );
}
