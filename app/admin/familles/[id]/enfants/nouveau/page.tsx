import { FilePage } from "@/components/desk/file-page";
import { ChildFields } from "@/components/families/child-fields";
import { FormPanel } from "@/components/ui/form-page";
import { addChildAction } from "@/lib/desk/actions";
import { loadNewFileChild } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";

export default async function NewFileChildPage({ params }: { params: Promise<{ id: string }> }) {
  const { head, familyName } = await loadNewFileChild((await params).id);
  return (
    <FilePage head={head} here="enfants" screen="U9" width="form">
      <FormPanel
        action={addChildAction}
        title="Ajouter un enfant"
        heading="Ajouter un enfant"
        headingLevel={2}
        submit="Ajouter cet enfant"
        permalink={filePath(head.familyId, "enfants/nouveau")}
        hidden={{ familyId: head.familyId }}
      >
        <ChildFields current={{ familyName }} />
      </FormPanel>
    </FilePage>
  );
}
