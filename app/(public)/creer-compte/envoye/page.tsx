import { DoneNotice } from "@/components/accounts/done-notice";
import { MailSent } from "@/components/accounts/mail-sent";
import { Page } from "@/components/site/page";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink } from "@/components/ui/link";
import { TextField } from "@/components/ui/text-field";
import { readdressAction, resendAction } from "@/lib/accounts/actions";
import { loadRegistrationSent } from "@/lib/accounts/loaders";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";

const done = {
  renvoye: "C'est noté : un nouveau mail part, sauf si le dernier a moins d'une minute. Seul le lien du dernier mail reçu fonctionne.",
  corrige: "Adresse corrigée. Le mail part vers la nouvelle adresse.",
};

export default async function RegistrationSentPage({ searchParams }: { searchParams: SearchParams }) {
  const address = await loadRegistrationSent();
  return (
    <Page screen="B3">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <MailSent address={address} lifetime="Le lien fonctionne pendant 24 heures. Votre compte sera ouvert ensuite.">
        {address ? (
          <div className="mt-8 grid grid-cols-1 gap-10">
            <FormPanel id="renvoyer" action={resendAction} title="Consultez votre boîte mail pour valider le compte" heading="Recevoir un autre mail" headingLevel={2} submit="Renvoyer le mail" submitVariant="secondary" permalink="/creer-compte/envoye" />
              <FormPanel id="corriger" action={readdressAction} heading="Corriger l'adresse mail" headingLevel={2} submit="Corriger et renvoyer" permalink="/creer-compte/envoye">
                <TextField name="email" type="email" label="Adresse mail" autoComplete="email" defaultValue={address} />
              </FormPanel>
          </div>
        ) : (
          <>
            <title>{`Consultez votre boîte mail pour valider le compte – ${authority.portal}`}</title>
            <p className="mt-6">
              <ButtonLink href="/creer-compte" variant="secondary">
                Recommencer la création du compte
              </ButtonLink>
            </p>
          </>
        )}
      </MailSent>
    </Page>
  );
}
