import { ChildFields } from "@/components/families/child-fields";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { saveChildAction } from "@/lib/families/actions";
import { loadChildIdentity } from "@/lib/families/loaders";
import { childPath } from "@/lib/families/rules";

export default async function ChildIdentityPage({ params }: { params: Promise<{ id: string }> }) {
  const child = await loadChildIdentity((await params).id);
  return (
    <Page screen="E4">
      <BackLink href={childPath(child.id)} />
      <FormPanel
        action={saveChildAction}
        title={`Identité et école de ${child.givenName}`}
        heading={`Identité et école de ${child.givenName}`}
        submit="Enregistrer"
        permalink={childPath(child.id, "identite")}
        hidden={{ childId: child.id }}
      >
        <ChildFields current={child} />
      </FormPanel>
    </Page>
  );
}
