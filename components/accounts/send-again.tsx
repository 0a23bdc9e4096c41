import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import type { FormAction } from "@/lib/core/form";

type SendAgainProps = { action: FormAction; address: string | undefined; formPage: "/mot-de-passe-oublie" | "/lien-de-connexion" };

export const sentAgain = { renvoye: "C'est noté : un nouveau mail part, sauf si le dernier a moins d'une minute." };

/** After « Consultez votre boîte mail »: send the link again, or correct the address. */
export function SendAgain({ action, address, formPage }: SendAgainProps) {
  if (!address) {
    return (
      <p className="mt-6">
        <ButtonLink href={formPage} variant="secondary">
          Saisir mon adresse mail
        </ButtonLink>
      </p>
    );
  }
  return (
    <div className="mt-8">
      <FormPanel
        action={action}
        heading="Recevoir un autre mail"
        headingLevel={2}
        submit="Renvoyer le mail"
        submitVariant="secondary"
        permalink={`${formPage}/envoye`}
        hidden={{ email: address, encore: "oui" }}
        intro={<p>Un mail par minute au plus. Seul le lien du dernier mail reçu fonctionne.</p>}
        after={
          <p className="mt-4">
            <MenuLink href={formPage}>Corriger l&apos;adresse</MenuLink>
          </p>
        }
      />
    </div>
  );
}
