import { FilePage } from "@/components/desk/file-page";
import { ChildFields } from "@/components/families/child-fields";
import { FormPanel } from "@/components/ui/form-page";
import { saveChildAction } from "@/lib/desk/actions";
import { loadFileChildIdentity } from "@/lib/desk/loaders";
import { deskChildPath } from "@/lib/desk/rules";

export default async function FileChildIdentityPage({ params }: { params: Promise<{ id: string; child: string }> }) {
  const claims = await params;
  const { head, child } = await loadFileChildIdentity(claims.id, claims.child);
  const { familyId } = head;
  return (
    <FilePage head={head} here="enfants" screen="U11" width="form">
      <FormPanel
        action={saveChildAction}
        title={`Identité et école de ${child.givenName}`}
        heading={`Identité et école de ${child.givenName}`}
        headingLevel={2}
        submit="Enregistrer"
        permalink={deskChildPath(familyId, child.id, "identite")}
        hidden={{ familyId, childId: child.id }}
      >
        <ChildFields current={child} />
      </FormPanel>
    </FilePage>
  );
}
