import { FilePage } from "@/components/desk/file-page";
import { ContactFields } from "@/components/families/contact-fields";
import { FormPanel } from "@/components/ui/form-page";
import { removeContactAction, saveContactAction } from "@/lib/desk/actions";
import { loadFileContact } from "@/lib/desk/loaders";
import { personPath } from "@/lib/desk/rules";

export default async function FileContactPage({ params }: { params: Promise<{ id: string; contact: string }> }) {
  const claims = await params;
  const { head, contact } = await loadFileContact(claims.id, claims.contact);
  const permalink = personPath(head.familyId, "contacts", contact.id);
  const hidden = { familyId: head.familyId, contactId: contact.id };
  return (
    <FilePage head={head} here="foyer" screen="U5">
      <div className="desk-grid">
        <div className="desk-panel">
          <FormPanel
            action={saveContactAction}
            title="Modifier une personne"
            heading={`${contact.givenName} ${contact.familyName}`}
            headingLevel={2}
            submit="Enregistrer"
            permalink={permalink}
            hidden={hidden}
          >
            <ContactFields current={contact} />
          </FormPanel>
        </div>
        <div className="desk-panel">
          <FormPanel
            id="retirer"
            action={removeContactAction}
            heading="Retirer cette personne"
            headingLevel={2}
            submit="Retirer cette personne"
            submitVariant="secondary"
            permalink={permalink}
            hidden={hidden}
            intro={<p>Elle ne sera plus appelée, et ne pourra plus venir chercher les enfants.</p>}
          />
        </div>
      </div>
    </FilePage>
  );
}
