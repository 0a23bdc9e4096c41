import { DefinitionList } from "@/components/ui/definition-list";
import { MenuLink } from "@/components/ui/link";
import { counted } from "@/lib/core/format";
import type { BroadcastView } from "@/lib/messages/view";

type SentPanelProps = { message: BroadcastView; progress: { sent: number; pending: number; dead: number } };

/** How far a message has gone. */
export function SentPanel({ message, progress: { sent, pending, dead } }: SentPanelProps) {
  const rows = [
    { term: "Envoyé", value: `Le ${message.sentAt}, par ${message.by}` },
    { term: "Familles", value: String(message.families) },
    { term: "Mails", value: `${counted(sent, "parti")}, ${counted(pending, "en attente", "en attente")}, ${counted(dead, "pas parti")}` },
    { term: "Familles à appeler", value: message.tasks === 0 ? "Aucune" : counted(message.tasks, "tâche", "tâches") },
  ];
  return (
    <section aria-labelledby="envoi" className="desk-panel">
      <h2 id="envoi" className="mb-3">
        L&apos;envoi
      </h2>
      <DefinitionList rows={rows} />
      {dead > 0 ? (
        <p className="mt-3">
          <MenuLink href="/admin/messages?etat=dead&avis=service-message">Voir les mails pas partis</MenuLink>
        </p>
      ) : null}
    </section>
  );
}
