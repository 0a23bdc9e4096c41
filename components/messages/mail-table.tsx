import { TextLink } from "@/components/ui/link";
import type { MailStateView } from "@/lib/messages/view";

const tagOf = { pending: "tag tag-wait", sent: "tag tag-good", dead: "tag tag-bad" } as const;

export function MailState({ mail: { state, stateWords } }: { mail: Pick<MailStateView, "state" | "stateWords"> }) {
  return <span className={tagOf[state]}>{stateWords}</span>;
}

/** Mails, one a line: which, to whom, and what became of it. */
export function MailTable({ label, mails }: { label: string; mails: readonly MailStateView[] }) {
  return (
    <div className="desk-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Mail</th>
            <th scope="col">Pour</th>
            <th scope="col">Écrit le</th>
            <th scope="col">État</th>
            <th scope="col">À savoir</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <th scope="row" className="font-normal">
                <TextLink href={mail.path}>{mail.what}</TextLink>
              </th>
              <td className="whitespace-nowrap">{mail.familyPath === undefined ? mail.to : <TextLink href={mail.familyPath}>{mail.to}</TextLink>}</td>
              <td className="min-w-40">{mail.writtenAt}</td>
              <td>
                <MailState mail={mail} />
              </td>
              <td>
                {mail.failure === undefined ? null : (
                  <>
                    <strong>{mail.failure.what}.</strong> {mail.failure.todo}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
