import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface SignInLinkProps {
  givenName: string;
  linkUrl: string;
}

export const subject = "Votre lien de connexion";

export default function SignInLink({ givenName, linkUrl }: SignInLinkProps) {
  return (
    <Mail
      subject={subject}
      preheader="Ce lien fonctionne pendant 10 minutes, et une seule fois."
      heading="Votre lien de connexion"
      givenName={givenName}
      reason="une connexion par lien a été demandée pour votre compte"
    >
      <Paragraph>Vous avez demandé à vous connecter sans mot de passe. Voici votre lien.</Paragraph>
      <Action label="Me connecter" url={linkUrl} />
      <Paragraph>Ce lien fonctionne pendant 10 minutes, et une seule fois.</Paragraph>
      <Paragraph>Ouvrez-le dans le même navigateur que celui de votre demande.</Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>
          Vous n’avez rien à faire : le lien va s’éteindre tout seul. Ne le transmettez à personne.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  linkUrl: "https://familles.example.fr/lien?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies SignInLinkProps;
