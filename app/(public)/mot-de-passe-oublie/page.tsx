import type { Metadata } from "next";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { askResetAction } from "@/lib/accounts/actions";

export const metadata: Metadata = { description: "Mot de passe oublié : recevez un lien par mail pour en choisir un nouveau." };

export default function ForgottenPasswordPage() {
  return (
    <Page screen="B5">
      <BackLink href="/connexion" />
      <FormPanel
        action={askResetAction}
        title="Mot de passe oublié"
        heading="Mot de passe oublié ?"
        submit="Recevoir le lien"
        permalink="/mot-de-passe-oublie"
        intro={<p>Cela arrive à tout le monde. Nous vous envoyons un lien pour choisir un nouveau mot de passe.</p>}
      >
        <TextField name="email" type="email" label="Adresse mail" autoComplete="username" hint="L'adresse utilisée pour créer votre compte : c'est votre identifiant." />
      </FormPanel>
    </Page>
  );
}
