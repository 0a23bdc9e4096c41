import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { AppSetup } from "@/components/staff/app-setup";
import { CodeField } from "@/components/staff/code-field";
import { StaffPasswordField } from "@/components/staff/staff-password-field";
import { FormPanel } from "@/components/ui/form-page";
import { TextLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { openAccountAction } from "@/lib/staff/actions";
import { loadStaffInvitation } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Ouvrir mon compte du personnel", "Choisissez votre mot de passe et reliez votre application de codes.");

const why = {
  ready: "",
  expired: "Une invitation fonctionne pendant 24 heures, et la dernière reçue seulement. Demandez-en une nouvelle à une personne responsable.",
  used: "Cette invitation a déjà servi. Si c'était vous, connectez-vous.",
  unknown: "Le lien est peut-être coupé. Ouvrez le dernier mail reçu.",
};

export default async function InvitationPage({ searchParams }: { searchParams: SearchParams }) {
  const { state, invited } = await loadStaffInvitation(await readParam(searchParams, "jeton"));
  if (!invited) {
    return (
      <DeskPage title="Cette invitation ne fonctionne plus" screen="K6" width="form" lead={why[state]}>
        <p>
          <TextLink href="/admin/connexion">Connexion du personnel</TextLink>
        </p>
      </DeskPage>
    );
  }
  return (
    <DeskPage title="Ouvrir mon compte du personnel" screen="K6" width="form" lead={`${invited.name}, ${invited.roleLabel}. Votre identifiant : ${invited.email}`}>
      <div className="desk-panel">
        <FormPanel
          action={openAccountAction}
          heading="Mot de passe et application de codes"
          headingLevel={2}
          submit="Ouvrir mon compte"
          hidden={{ jeton: invited.jeton }}
          permalink={`/admin/invitation?jeton=${invited.jeton}`}
        >
          <StaffPasswordField label="Mot de passe" />
          <AppSetup {...invited.app} />
          <CodeField />
        </FormPanel>
      </div>
    </DeskPage>
  );
}
