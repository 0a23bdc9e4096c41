import { DeskPage } from "@/components/desk/desk-page";
import { BroadcastTable } from "@/components/messages/broadcast-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { loadBroadcasts } from "@/lib/messages/loaders";

export const metadata = pageMetadata("Messages aux familles", "Les messages écrits aux familles d'un jour, d'un accueil ou d'une activité.");

export default async function BroadcastsPage() {
  const messages = await loadBroadcasts();
  return (
    <DeskPage title="Messages aux familles" screen="N8" back="/admin/messages" acts={<ButtonLink href="/admin/messages/nouveau">Écrire à des familles</ButtonLink>}>
      {messages.length === 0 ? <p className="desk-panel">Aucun message pour le moment.</p> : <BroadcastTable messages={messages} />}
    </DeskPage>
  );
}
