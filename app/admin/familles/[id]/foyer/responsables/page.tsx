import { FilePage } from "@/components/desk/file-page";
import { PhoneGuardianFields } from "@/components/desk/phone-guardian-fields";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { pageMetadata } from "@/components/site/page-metadata";
import { addPhoneGuardianAction, inviteAction } from "@/lib/desk/actions";
import { loadFileHead } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Ajouter un responsable", "Inviter un parent par mail, ou noter un responsable sans compte.");

export default async function NewGuardianPage({ params }: { params: Promise<{ id: string }> }) {
  const head = await loadFileHead((await params).id, "foyer/responsables");
  const { familyId } = head;
  const permalink = filePath(familyId, "foyer/responsables");
  return (
    <FilePage head={head} here="foyer" screen="U6">
      <div className="desk-grid">
        <div className="desk-panel">
          <FormPanel
            id="inviter"
            action={inviteAction}
            heading="Il lit ses mails : l'inviter"
            headingLevel={2}
            submit="Envoyer l'invitation"
            permalink={permalink}
            hidden={{ familyId }}
            intro={<p>Il reçoit un lien, ouvre son propre compte et voit le même dossier. Rien n&apos;est partagé avant son accord.</p>}
          >
            <TextField name="email" type="email" label="Adresse mail" autoComplete="off" hint="Relisez-la à la personne, lettre par lettre." />
          </FormPanel>
        </div>
        <div className="desk-panel">
          <FormPanel
            id="telephone"
            action={addPhoneGuardianAction}
            heading="Sans adresse mail : le noter"
            headingLevel={2}
            submit="Ajouter ce responsable"
            permalink={permalink}
            hidden={{ familyId }}
            intro={<p>Le Guichet le sert par téléphone et par courrier.</p>}
          >
            <PhoneGuardianFields />
          </FormPanel>
        </div>
      </div>
    </FilePage>
  );
}
