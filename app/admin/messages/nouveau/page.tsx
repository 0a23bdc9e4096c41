import { DeskPage } from "@/components/desk/desk-page";
import { MessageFields } from "@/components/messages/message-fields";
import { pageMetadata } from "@/components/site/page-metadata";
import { FormPanel } from "@/components/ui/form-page";
import { writeMessageAction } from "@/lib/messages/actions";
import { loadNewMessage } from "@/lib/messages/loaders";

export const metadata = pageMetadata("Écrire à des familles", "Un message aux familles d'un jour, d'un accueil ou d'une activité.");

export default async function NewMessagePage() {
  const choices = await loadNewMessage();
  return (
    <DeskPage title="Écrire à des familles" screen="N7" back="/admin/messages" width="form">
      <FormPanel
        action={writeMessageAction}
        heading="Le message et ses familles"
        headingLevel={2}
        submit="Vérifier avant d'envoyer"
        permalink="/admin/messages/nouveau"
        intro="Rien ne part encore : la page suivante dit combien de familles recevront le message."
      >
        <MessageFields {...choices} />
      </FormPanel>
    </DeskPage>
  );
}
