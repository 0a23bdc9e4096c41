import { Action, SecondaryAction } from "../components/action";
import { Aside } from "../components/aside";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface AccountExistsProps {
  givenName: string;
  signInUrl: string;
  forgotUrl: string;
}

export const subject = "Vous avez déjà un compte";

export default function AccountExists({ givenName, signInUrl, forgotUrl }: AccountExistsProps) {
  return (
    <Mail
      subject={subject}
      preheader="Rien n’a changé : connectez-vous avec votre compte habituel."
      heading="Vous avez déjà un compte"
      givenName={givenName}
      reason="une création de compte a été demandée avec cette adresse mail"
    >
      <Paragraph>
        Quelqu’un vient de demander un compte avec cette adresse mail. C’est peut-être vous.
      </Paragraph>
      <Paragraph>
        Vous avez déjà un compte à cette adresse. Rien n’a changé : il vous suffit de vous connecter.
      </Paragraph>
      <Action label="Me connecter" url={signInUrl} />
      <SecondaryAction label="Mot de passe oublié ? Choisissez-en un autre ici" url={forgotUrl} />
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>Vous n’avez rien à faire. Cette demande ne donne aucun accès à votre compte.</Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  signInUrl: "https://familles.example.fr/connexion",
  forgotUrl: "https://familles.example.fr/mot-de-passe-oublie",
} satisfies AccountExistsProps;
