import { TextLink } from "@/components/ui/link";
import type { BroadcastView } from "@/lib/messages/view";
import { reachWords } from "@/lib/messages/words";

export function BroadcastTable({ messages }: { messages: readonly BroadcastView[] }) {
  return (
    <div className="desk-scroll" role="region" aria-label="Messages aux familles" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Message</th>
            <th scope="col">Familles</th>
            <th scope="col">État</th>
            <th scope="col">Par</th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <tr key={message.id}>
              <th scope="row" className="font-normal">
                <TextLink href={message.path}>{message.title}</TextLink>
              </th>
              <td>{message.scope}</td>
              <td>
                {message.sentAt === undefined ? (
                  <span className="tag tag-wait">Pas encore envoyé</span>
                ) : (
                  <>
                    <span className="tag tag-good">Envoyé</span> le {message.sentAt} : {reachWords(message)}
                  </>
                )}
              </td>
              <td>{message.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What families read, with its line breaks, and nothing of it as HTML. */
export function MessageText({ message: { title, paragraphs } }: { message: Pick<BroadcastView, "title" | "paragraphs"> }) {
  return (
    <section aria-labelledby="texte" className="desk-panel">
      <h2 id="texte">{title}</h2>
      {paragraphs.map((text, index) => (
        <p key={index} className="mt-3 whitespace-pre-line">
          {text}
        </p>
      ))}
    </section>
  );
}
