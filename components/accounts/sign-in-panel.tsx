import { FormPanel } from "@/components/ui/form-page";
import { MenuLink } from "@/components/ui/link";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { signInAction } from "@/lib/accounts/actions";

type SignInPanelProps = { title: string; headingLevel: 1 | 2; permalink: string; suite?: string | undefined };

export function SignInPanel({ title, headingLevel, permalink, suite }: SignInPanelProps) {
  return (
    <FormPanel
      action={signInAction}
      title={title}
      heading="Connexion à votre compte"
      headingLevel={headingLevel}
      submit="Connexion"
      permalink={permalink}
      {...(suite && { hidden: { suite } })}
      after={<OtherWays suite={suite} />}
    >
      <TextField name="email" type="email" label="Adresse mail" autoComplete="username" hint="C'est votre identifiant : l'adresse de votre compte." />
      <PasswordField name="password" label="Mot de passe" autoComplete="current-password" />
      <p>
        <MenuLink href="/mot-de-passe-oublie">Mot de passe oublié ?</MenuLink>
      </p>
    </FormPanel>
  );
}

function OtherWays({ suite }: { suite: string | undefined }) {
  return (
    <ul className="mt-6 grid grid-cols-1 gap-3">
      <li>
        <MenuLink href="/creer-compte">Pas encore de compte ? Créer mon compte</MenuLink>
      </li>
      <li>
        <MenuLink href={suite ? `/lien-de-connexion?suite=${encodeURIComponent(suite)}` : "/lien-de-connexion"}>
          Me connecter sans mot de passe, par un lien reçu par mail
        </MenuLink>
      </li>
    </ul>
  );
}
