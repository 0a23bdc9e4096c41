import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface PasswordResetProps {
  givenName: string;
  resetUrl: string;
}

export const subject = "Choisissez un nouveau mot de passe";

export default function PasswordReset({ givenName, resetUrl }: PasswordResetProps) {
  return (
    <Mail
      subject={subject}
      preheader="Votre mot de passe actuel reste bon tant que vous n’en choisissez pas un autre."
      heading="Choisissez un nouveau mot de passe"
      givenName={givenName}
      reason="un nouveau mot de passe a été demandé pour votre compte"
    >
      <Paragraph>
        Vous avez signalé un mot de passe oublié. Cela arrive à tout le monde : choisissez-en un autre ici.
      </Paragraph>
      <Action label="Choisir un mot de passe" url={resetUrl} />
      <Paragraph>Ce lien fonctionne pendant 1 heure, et une seule fois.</Paragraph>
      <Paragraph>Votre mot de passe actuel reste bon tant que vous n’en avez pas choisi un autre.</Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>Vous n’avez rien à faire : votre mot de passe ne change pas.</Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  resetUrl: "https://familles.example.fr/nouveau-mot-de-passe?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies PasswordResetProps;
