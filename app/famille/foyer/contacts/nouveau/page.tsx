import { ContactFields } from "@/components/families/contact-fields";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { addContactAction } from "@/lib/families/actions";
import { loadHousehold } from "@/lib/families/loaders";

export default async function NewContactPage() {
  await loadHousehold();
  return (
    <Page screen="D5">
      <BackLink href="/famille/foyer" />
      <FormPanel
        action={addContactAction}
        title="Ajouter une personne"
        heading="Ajouter une personne"
        submit="Ajouter cette personne"
        permalink="/famille/foyer/contacts/nouveau"
        intro={<p>Demandez-lui son accord. Elle n&apos;aura pas de compte et ne verra pas votre dossier.</p>}
      >
        <ContactFields />
      </FormPanel>
    </Page>
  );
}
