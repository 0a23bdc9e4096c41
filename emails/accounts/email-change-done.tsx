import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface EmailChangeDoneProps {
  givenName: string;
  /** Masked, such as « c…e@exemple.fr ». */
  newAddress: string;
  undoUrl: string;
}

export const subject = "L’adresse mail de votre compte a changé";

export default function EmailChangeDone({ givenName, newAddress, undoUrl }: EmailChangeDoneProps) {
  return (
    <Mail
      subject={subject}
      preheader="Ce n’était pas vous ? Vous pouvez remettre cette adresse pendant 72 heures."
      heading="L’adresse mail de votre compte a changé"
      givenName={givenName}
      reason="cette adresse était l’identifiant de votre compte"
    >
      <Paragraph>
        Votre compte utilise maintenant l’adresse <Value>{newAddress}</Value>.
      </Paragraph>
      <Paragraph>Connectez-vous désormais avec elle. L’adresse de ce message ne sert plus d’identifiant.</Paragraph>
      <Paragraph>C’est bien vous ? Vous n’avez rien à faire.</Paragraph>
      <Aside title="Ce n’était pas vous ?">
        <Paragraph>
          Vous avez 72 heures pour revenir en arrière. Tous les appareils seront alors déconnectés.
        </Paragraph>
        <Action label="Ce n’était pas moi : remettre cette adresse" url={undoUrl} />
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  newAddress: "c…e@exemple.fr",
  undoUrl: "https://familles.example.fr/annuler-adresse?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies EmailChangeDoneProps;
