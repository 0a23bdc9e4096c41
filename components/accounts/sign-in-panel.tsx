import { FormPanel } from "@/components/ui/form-page";
import { TextLink } from "@/components/ui/link";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { signInAction } from "@/lib/accounts/actions";

type SignInPanelProps = { title: string; headingLevel: 1 | 2; suite?: string | undefined };

export function SignInPanel({ title, headingLevel, suite }: SignInPanelProps) {
  return (
    <FormPanel
      action={signInAction}
      title={title}
      heading="Connexion à votre compte"
      headingLevel={headingLevel}
      submit="Connexion"
      {...(suite && { hidden: { suite } })}
      after={<OtherWays suite={suite} />}
    >
      <TextField name="email" type="email" label="Adresse mail" autoComplete="username" hint="C'est votre identifiant : l'adresse de votre compte." />
      <PasswordField name="password" label="Mot de passe" autoComplete="current-password" />
      <p>
        <TextLink href="/mot-de-passe-oublie">Mot de passe oublié ?</TextLink>
      </p>
    </FormPanel>
  );
}

function OtherWays({ suite }: { suite: string | undefined }) {
  return (
    <ul className="mt-6 grid gap-3">
      <li>
        <TextLink href="/creer-compte">Pas encore de compte ? Créer mon compte</TextLink>
      </li>
      <li>
        <TextLink href={suite ? `/lien-de-connexion?suite=${encodeURIComponent(suite)}` : "/lien-de-connexion"}>
          Me connecter sans mot de passe, par un lien reçu par mail
        </TextLink>
      </li>
    </ul>
  );
}
