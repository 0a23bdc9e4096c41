import { ChildFields } from "@/components/families/child-fields";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { addChildAction } from "@/lib/families/actions";
import { loadNewChild } from "@/lib/families/loaders";

export default async function NewChildPage() {
  const { familyName } = await loadNewChild();
  return (
    <Page screen="E2">
      <BackLink href="/famille/enfants" />
      <FormPanel
        action={addChildAction}
        title="Ajouter un enfant"
        heading="Ajouter un enfant"
        submit="Ajouter cet enfant"
        permalink="/famille/enfants/nouveau"
        intro={<p>Ajouter un enfant ne réserve rien. Vous pourrez tout corriger ensuite.</p>}
      >
        <ChildFields current={{ familyName }} />
      </FormPanel>
    </Page>
  );
}
