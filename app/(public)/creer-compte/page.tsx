import type { Metadata } from "next";
import { IdentityFields } from "@/components/accounts/identity-fields";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Details } from "@/components/ui/details";
import { FormPanel } from "@/components/ui/form-page";
import { TextLink } from "@/components/ui/link";
import { TextField } from "@/components/ui/text-field";
import { registerAction } from "@/lib/accounts/actions";
import { authority } from "@/lib/core/authority";

export const metadata: Metadata = { description: "Créez le compte de votre famille en quelques minutes : adresse mail, mot de passe, nom et téléphone." };

export default function RegisterPage() {
  return (
    <Page screen="B2">
      <BackLink href="/connexion" />
      <FormPanel
        action={registerAction}
        title="Créer mon compte"
        heading="Créer mon compte"
        submit="Créer mon compte"
        permalink="/creer-compte"
        intro={
          <p>
            Vous recevrez un mail pour valider votre compte. Vous avez déjà un compte ? <TextLink href="/connexion">Connectez-vous</TextLink>.
          </p>
        }
      >
        <TextField name="email" type="email" label="Adresse mail" autoComplete="email" hint="Elle sera votre identifiant. Vous y recevrez nos messages." />
        <NewPasswordField />
        <IdentityFields />
        <CheckboxField
          name="isGuardian"
          label="Je suis parent ou responsable légal"
          hint="Seuls les parents et les responsables légaux peuvent ouvrir un compte."
        />
        <Details summary="Vous êtes grand-parent ?" id="grands-parents">
          <p>Merci d&apos;accueillir vos petits-enfants ! Un grand-parent ne peut pas ouvrir de compte, mais il existe une solution simple.</p>
          <ol>
            <li>Les parents créent leur compte sur cette page, même s&apos;ils habitent loin.</li>
            <li>Ils demandent les jours voulus au {authority.desk.name}.</li>
            <li>Vos petits-enfants viennent à l&apos;accueil de loisirs ou à l&apos;animation jeunesse.</li>
          </ol>
          <p>
            Une question ? Appelez le <a href={authority.desk.phoneLink} className="text-link whitespace-nowrap">{authority.desk.phone}</a>.
          </p>
        </Details>
      </FormPanel>
    </Page>
  );
}
