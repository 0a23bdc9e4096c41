import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { TextLink } from "@/components/ui/link";
import { askClosingAction } from "@/lib/accounts/actions";
import { loadAccount } from "@/lib/accounts/loaders";

export default async function ClosePage() {
  const { needsPassword, email } = await loadAccount("/famille/compte/fermer");
  return (
    <Page screen="F7">
      <BackLink href="/famille/compte/donnees" />
      <FormPanel
        action={askClosingAction}
        title="Fermer mon compte"
        heading="Fermer mon compte"
        submit="Fermer mon compte"
        permalink="/famille/compte/fermer"
        submitVariant="danger"
        intro={
          <>
            <p>
              Le compte <strong className="wrap-anywhere">{email}</strong> fermera dans 14 jours. D&apos;ici là, tout fonctionne et vous pouvez annuler :
              par le lien du mail que nous vous envoyons, ou depuis « Mes données ».
            </p>
            <p>
              Des jours sont réservés&nbsp;? <TextLink href="/famille/reservations">Annulez-les</TextLink> d&apos;abord&nbsp;: ils ne s&apos;annulent pas
              avec le compte.
            </p>
            <p>Ensuite, vos coordonnées et votre mot de passe seront effacés. Le journal des connexions est gardé 12 mois.</p>
          </>
        }
      >
        <CurrentPasswordField isNeeded={needsPassword} />
      </FormPanel>
    </Page>
  );
}
