import { DoneNotice } from "@/components/accounts/done-notice";
import { MailSent } from "@/components/accounts/mail-sent";
import { SendAgain, sentAgain } from "@/components/accounts/send-again";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { askLinkAction } from "@/lib/accounts/actions";
import { loadLinkSent } from "@/lib/accounts/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Consultez votre boîte mail pour vous connecter", "Un lien de connexion vous attend dans votre boîte mail.");

export default async function LinkSentPage({ searchParams }: { searchParams: SearchParams }) {
  const address = await loadLinkSent("sign_in");
  return (
    <Page screen="B9">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={sentAgain} />
      <MailSent address={address} lifetime="Ouvrez-le dans ce navigateur, dans les 10 minutes.">
        <SendAgain action={askLinkAction} address={address} formPage="/lien-de-connexion" />
      </MailSent>
    </Page>
  );
}
