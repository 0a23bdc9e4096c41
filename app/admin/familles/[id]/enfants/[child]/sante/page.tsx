import { FilePage } from "@/components/desk/file-page";
import { HealthFields } from "@/components/families/health-fields";
import { FormPanel } from "@/components/ui/form-page";
import { saveHealthAction } from "@/lib/desk/actions";
import { loadFileHealth } from "@/lib/desk/loaders";
import { deskChildPath } from "@/lib/desk/rules";

export default async function FileHealthPage({ params }: { params: Promise<{ id: string; child: string }> }) {
  const claims = await params;
  const { head, id, givenName, health } = await loadFileHealth(claims.id, claims.child);
  const { familyId } = head;
  return (
    <FilePage head={head} here="enfants" screen="U15" width="form">
      <FormPanel
        action={saveHealthAction}
        title={`Fiche sanitaire de ${givenName}`}
        heading={`Fiche sanitaire de ${givenName}`}
        headingLevel={2}
        submit="Enregistrer"
        permalink={deskChildPath(familyId, id, "sante")}
        hidden={{ familyId, childId: id }}
        intro={<p>La famille voit dans son historique que vous avez ouvert cette fiche.</p>}
      >
        <HealthFields current={health} />
      </FormPanel>
    </FilePage>
  );
}
