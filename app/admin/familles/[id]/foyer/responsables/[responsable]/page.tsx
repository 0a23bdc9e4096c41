import { FilePage } from "@/components/desk/file-page";
import { PhoneGuardianFields } from "@/components/desk/phone-guardian-fields";
import { FormPanel } from "@/components/ui/form-page";
import { removePhoneGuardianAction, savePhoneGuardianAction } from "@/lib/desk/actions";
import { loadFilePhoneGuardian } from "@/lib/desk/loaders";
import { personPath } from "@/lib/desk/rules";

export default async function PhoneGuardianPage({ params }: { params: Promise<{ id: string; responsable: string }> }) {
  const claims = await params;
  const { head, guardian } = await loadFilePhoneGuardian(claims.id, claims.responsable);
  const permalink = personPath(head.familyId, "responsables", guardian.id);
  const hidden = { familyId: head.familyId, phoneGuardianId: guardian.id };
  return (
    <FilePage head={head} here="foyer" screen="U7">
      <div className="desk-grid">
        <div className="desk-panel">
          <FormPanel
            action={savePhoneGuardianAction}
            title="Responsable sans compte"
            heading={`${guardian.givenName} ${guardian.familyName}`}
            headingLevel={2}
            submit="Enregistrer"
            permalink={permalink}
            hidden={hidden}
          >
            <PhoneGuardianFields current={guardian} />
          </FormPanel>
        </div>
        <div className="desk-panel">
          <FormPanel
            id="retirer"
            action={removePhoneGuardianAction}
            heading="Retirer ce responsable"
            headingLevel={2}
            submit="Retirer ce responsable"
            submitVariant="secondary"
            permalink={permalink}
            hidden={hidden}
            intro={<p>Par exemple s&apos;il a maintenant un compte. Le dossier garde toujours au moins un responsable.</p>}
          />
        </div>
      </div>
    </FilePage>
  );
}
