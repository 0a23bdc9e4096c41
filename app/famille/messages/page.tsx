import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { MenuLink, TextLink } from "@/components/ui/link";
import { loadMessages } from "@/lib/accounts/loaders";
import type { MessageView } from "@/lib/accounts/view";

export const metadata = pageMetadata("Mes messages", "Les mails que nous vous avons envoyés.");

export default async function MessagesPage() {
  const messages = await loadMessages();
  return (
    <Page screen="F8">
      <BackLink href="/famille" />
      <PageTitle lead="Les mails que nous vous avons envoyés. Un mail manque ? Regardez dans les courriers indésirables, aussi appelés spam.">Mes messages</PageTitle>
      {messages.length === 0 ? <p>Aucun message pour le moment.</p> : null}
      <ul className="grid grid-cols-1 gap-4">
        {messages.map((message) => (
          <li key={message.id} className="card">
            <Message {...message} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Message({ what, about, when, isAbsent, isUnderWay }: MessageView) {
  return (
    <>
      <h2 className="text-xl">{what}</h2>
      {isAbsent ? (
        <p className="font-semibold text-danger">
          Ce mail n&apos;a pas pu être remis. <TextLink href="/famille/compte/adresse-mail">Vérifiez votre adresse mail</TextLink>.
        </p>
      ) : (
        <p>{isUnderWay ? `En cours d'envoi, demandé le ${when}.` : `Envoyé le ${when}.`}</p>
      )}
      {about?.startsWith("PF-") ? <MenuLink href={`/famille/reservations/${about}`}>Voir le reçu {about}</MenuLink> : null}
    </>
  );
}
