import { FilePage } from "@/components/desk/file-page";
import { CustodyFields } from "@/components/families/custody-fields";
import { FormPanel } from "@/components/ui/form-page";
import { saveCustodyAction } from "@/lib/desk/actions";
import { loadFileCustody } from "@/lib/desk/loaders";
import { deskChildPath } from "@/lib/desk/rules";

export default async function FileCustodyPage({ params }: { params: Promise<{ id: string; child: string }> }) {
  const claims = await params;
  const { head, ...child } = await loadFileCustody(claims.id, claims.child);
  const { familyId } = head;
  return (
    <FilePage head={head} here="enfants" screen="U13" width="form">
      <FormPanel
        action={saveCustodyAction}
        title={`Garde de ${child.givenName}`}
        heading={`Garde de ${child.givenName}`}
        headingLevel={2}
        submit="Enregistrer"
        permalink={deskChildPath(familyId, child.id, "garde")}
        hidden={{ familyId, childId: child.id }}
        intro={<p>Si un juge a décidé, demandez la décision de justice comme document.</p>}
      >
        <CustodyFields current={child} />
      </FormPanel>
    </FilePage>
  );
}
