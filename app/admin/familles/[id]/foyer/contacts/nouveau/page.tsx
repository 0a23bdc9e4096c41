import { FilePage } from "@/components/desk/file-page";
import { ContactFields } from "@/components/families/contact-fields";
import { FormPanel } from "@/components/ui/form-page";
import { addContactAction } from "@/lib/desk/actions";
import { loadFileHead } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";

export default async function NewFileContactPage({ params }: { params: Promise<{ id: string }> }) {
  const head = await loadFileHead((await params).id, "foyer/contacts/nouveau");
  return (
    <FilePage head={head} here="foyer" screen="U4" width="form">
      <FormPanel
        action={addContactAction}
        title="Ajouter une personne"
        heading="Ajouter une personne"
        headingLevel={2}
        submit="Ajouter cette personne"
        permalink={filePath(head.familyId, "foyer/contacts/nouveau")}
        hidden={{ familyId: head.familyId }}
      >
        <ContactFields />
      </FormPanel>
    </FilePage>
  );
}
