import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { askLinkAction } from "@/lib/accounts/actions";

export function LinkRequest({ suite }: { suite?: string | undefined }) {
  return (
    <Page screen="B8">
      <BackLink href="/connexion" />
      <FormPanel
        action={askLinkAction}
        title="Recevoir un lien de connexion"
        heading="Me connecter sans mot de passe"
        submit="Recevoir le lien"
        permalink={suite ? `/lien-de-connexion?suite=${encodeURIComponent(suite)}` : "/lien-de-connexion"}
        {...(suite && { hidden: { suite } })}
        intro={<p>Nous vous envoyons un lien par mail. Ouvrez-le dans ce navigateur, dans les 10 minutes : votre compte s&apos;ouvrira.</p>}
      >
        <TextField name="email" type="email" label="Adresse mail" autoComplete="username" hint="L'adresse de votre compte : c'est votre identifiant." />
      </FormPanel>
    </Page>
  );
}
