import { ContactFields } from "@/components/families/contact-fields";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { removeContactAction, saveContactAction } from "@/lib/families/actions";
import { loadContact } from "@/lib/families/loaders";

const household = "/famille/foyer";

export default async function ContactPage({ params }: { params: Promise<{ id: string }> }) {
  const contact = await loadContact((await params).id);
  const name = `${contact.givenName} ${contact.familyName}`;
  const permalink = `${household}/contacts/${contact.id}`;
  return (
    <Page screen="D6">
      <BackLink href="/famille/foyer" />
      <FormPanel action={saveContactAction} title="Modifier une personne" heading={name} submit="Enregistrer" permalink={permalink} hidden={{ contactId: contact.id }}>
        <ContactFields current={contact} />
      </FormPanel>
      <div className="mt-12">
        <FormPanel
          id="retirer"
          action={removeContactAction}
          heading="Retirer cette personne"
          headingLevel={2}
          submit="Retirer cette personne"
          submitVariant="secondary"
          permalink={permalink}
          hidden={{ contactId: contact.id }}
          intro={<p>Nous ne l&apos;appellerons plus, et elle ne pourra plus venir chercher les enfants. Vous pourrez l&apos;ajouter à nouveau.</p>}
        />
      </div>
    </Page>
  );
}
