import { DoneNotice } from "@/components/accounts/done-notice";
import { RowButton } from "@/components/accounts/row-button";
import { DeskPage } from "@/components/desk/desk-page";
import { MessageText } from "@/components/messages/broadcast-table";
import { SentPanel } from "@/components/messages/sent-panel";
import { pageMetadata } from "@/components/site/page-metadata";
import { counted } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { sendMessageAction } from "@/lib/messages/actions";
import { loadBroadcast } from "@/lib/messages/loaders";
import { MOST_FAMILIES } from "@/lib/messages/rules";

export const metadata = pageMetadata("Un message aux familles", "Ce que les familles liront, et combien elles sont.");

const done = { envoye: "Le message est envoyé. Les mails partent dans les minutes qui viennent." };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function BroadcastPage({ params, searchParams }: Props) {
  const { message, reach, progress } = await loadBroadcast((await params).id);
  return (
    <DeskPage title={reach ? "Vérifier et envoyer" : "Message envoyé"} screen="N9" back="/admin/messages/envois" lead={`Familles qui ont un jour réservé : ${message.scope}`}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <div className="desk-grid">
        <MessageText message={message} />
        {progress ? <SentPanel message={message} progress={progress} /> : null}
        {reach ? (
          <section aria-labelledby="envoi" className="desk-panel">
            <h2 id="envoi">Qui le recevra</h2>
            {reach.families > MOST_FAMILIES ? (
              <p className="mt-3">Ce choix compte plus de {MOST_FAMILIES} familles : recommencez avec moins de jours.</p>
            ) : reach.families === 0 ? (
              <p className="mt-3">Plus aucune famille n&apos;a de jour réservé dans ce choix.</p>
            ) : (
              <>
                <ul className="mt-3 mb-4 list-disc pl-5">
                  <li>{counted(reach.mails, "mail")}, un par parent qui a un compte</li>
                  <li>{counted(reach.tasks, "tâche", "tâches")} pour le Guichet : les familles sans adresse mail, à appeler</li>
                </ul>
                <RowButton action={sendMessageAction} permalink={message.path} hidden={{ messageId: message.id }} variant="primary">
                  {`Envoyer à ${counted(reach.families, "famille")}`}
                </RowButton>
                <p className="mt-3 text-ink-soft">Un message envoyé ne se reprend pas. Pour changer le texte, écrivez-en un autre : celui-ci s&apos;effacera tout seul.</p>
              </>
            )}
          </section>
        ) : null}
      </div>
    </DeskPage>
  );
}
