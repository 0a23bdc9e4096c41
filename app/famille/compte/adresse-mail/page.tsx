import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { DoneNotice } from "@/components/accounts/done-notice";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { askAddressAction, dropAddressAction } from "@/lib/accounts/actions";
import { loadAccount } from "@/lib/accounts/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const done = {
  demande: "Consultez la boîte mail de la nouvelle adresse : un lien vous y attend, valable 1 heure. Rien ne change d'ici là.",
  abandon: "Le changement est abandonné. Votre adresse reste la même.",
};

export default async function AddressPage({ searchParams }: { searchParams: SearchParams }) {
  const { email, pendingAddress, needsPassword } = await loadAccount("/famille/compte/adresse-mail");
  return (
    <Page screen="F4">
      <BackLink href="/famille/compte" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <FormPanel
        action={askAddressAction}
        title="Changer mon adresse mail"
        heading="Changer mon adresse mail"
        submit="Envoyer le lien de confirmation"
        permalink="/famille/compte/adresse-mail"
        intro={
          <p>
            Votre adresse actuelle est <strong className="wrap-anywhere">{email}</strong>. Nous écrirons aux deux adresses. Le changement se fait
            quand vous ouvrez le lien reçu à la nouvelle.
          </p>
        }
      >
        <TextField name="email" type="email" label="Nouvelle adresse mail" autoComplete="email" />
        <CurrentPasswordField isNeeded={needsPassword} />
      </FormPanel>
      {pendingAddress ? (
        <div className="mt-10">
          <Notice tone="info" title="Un changement attend sa confirmation">
            <p className="wrap-anywhere">{pendingAddress}</p>
            <FormPanel id="abandon" action={dropAddressAction} heading="Vous avez changé d'avis ?" headingLevel={2} submit="Garder mon adresse actuelle" submitVariant="secondary" permalink="/famille/compte/adresse-mail" />
          </Notice>
        </div>
      ) : null}
    </Page>
  );
}
