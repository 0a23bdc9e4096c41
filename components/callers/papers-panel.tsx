import { MenuLink, type Href } from "@/components/ui/link";
import type { MessageView } from "@/lib/accounts/view";
import type { DocumentView } from "@/lib/documents/view";

type PapersPanelProps = { path: string; address: string[]; documents: DocumentView[]; mails: MessageView[]; mayReadMails: boolean };

/** The address, the papers and the mails. */
export function PapersPanel({ path, address, documents, mails, mayReadMails }: PapersPanelProps) {
  return (
    <section aria-labelledby="dossier" className="desk-panel">
      <h2 id="dossier">Foyer, documents et messages</h2>
      <h3 className="mt-3">Adresse</h3>
      {address.length === 0 ? <p>Pas encore donnée.</p> : address.map((line) => <p key={line}>{line}</p>)}
      <MenuLink href={`${path}/foyer` as Href}>Compléter le foyer</MenuLink>
      <h3 className="mt-3">Documents</h3>
      {documents.length === 0 ? <p>Aucun document.</p> : null}
      <ul>
        {documents.map(({ id, title, childName, state }) => (
          <li key={id}>
            {title}, {childName ?? "toute la famille"} : {state}
          </li>
        ))}
      </ul>
      <MenuLink href={`${path}/documents` as Href}>Compléter les documents</MenuLink>
      <h3 className="mt-3">Derniers mails</h3>
      {mails.length === 0 ? <p>Aucun mail.</p> : null}
      <ul>
        {mails.map(({ id, what, about, when, isAbsent, isUnderWay }) => (
          <li key={id}>
            {what}
            {about?.startsWith("PF-") ? ` ${about}` : ""}, {when} : {isAbsent ? <span className="tag tag-bad">Refusé par le serveur</span> : isUnderWay ? "en cours d'envoi" : "envoyé"}
            {isAbsent && mayReadMails ? (
              <MenuLink href={`/admin/messages/${id}` as Href} className="ml-4">
                Que faire, renvoyer<span className="sr-only"> : {what}</span>
              </MenuLink>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
