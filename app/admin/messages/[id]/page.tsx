import type { Route } from "next";
import { DoneNotice } from "@/components/accounts/done-notice";
import { RowButton } from "@/components/accounts/row-button";
import { DeskPage } from "@/components/desk/desk-page";
import { MailState } from "@/components/messages/mail-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { DefinitionList } from "@/components/ui/definition-list";
import { TextLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { resendMailAction } from "@/lib/messages/actions";
import { loadMail } from "@/lib/messages/loaders";

export const metadata = pageMetadata("Un mail", "Ce qu'est devenu un mail du portail, et quoi faire.");

const done = { renvoye: "Le mail repart. Rechargez cette page dans une minute pour lire ce qu'il devient." };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function MailPage({ params, searchParams }: Props) {
  const mail = await loadMail((await params).id);
  const rows = [
    { term: "Pour", value: mail.familyPath === undefined ? mail.to : <TextLink href={mail.familyPath}>{mail.to}</TextLink> },
    { term: "Écrit le", value: mail.writtenAt },
    { term: "État", value: <MailState mail={mail} /> },
    ...(mail.sentAt === undefined ? [] : [{ term: "Parti le", value: mail.sentAt }]),
    { term: "Essais", value: String(mail.attempts) },
    ...(mail.nextTry === undefined ? [] : [{ term: "Prochain essai", value: mail.nextTry }]),
    ...(mail.failure === undefined ? [] : [{ term: "Ce qui s'est passé", value: `${mail.failure.what} (code ${mail.code})` }]),
  ];
  return (
    <DeskPage title={mail.what} screen="N6" back="/admin/messages">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <div className="desk-panel">
        <DefinitionList rows={rows} />
        {mail.failure === undefined ? null : (
          <p className="mt-4">
            <strong>Que faire ?</strong> {mail.failure.todo}
          </p>
        )}
        {mail.whyNot === undefined || mail.state === "sent" ? null : <p className="mt-4">{mail.whyNot}</p>}
        {mail.canResend ? (
          <div className="mt-4">
            <RowButton action={resendMailAction} permalink={mail.path as Route} hidden={{ mailId: mail.id }} variant="primary">
              Renvoyer ce mail
            </RowButton>
          </div>
        ) : null}
      </div>
    </DeskPage>
  );
}
