import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface EmailChangeConfirmProps {
  givenName: string;
  confirmUrl: string;
}

export const subject = "Confirmez votre nouvelle adresse mail";

export default function EmailChangeConfirm({ givenName, confirmUrl }: EmailChangeConfirmProps) {
  return (
    <Mail
      subject={subject}
      preheader="Un dernier geste pour utiliser cette adresse. Le lien fonctionne pendant 1 heure."
      heading="Confirmez votre nouvelle adresse mail"
      givenName={givenName}
      reason="un compte demande à utiliser cette adresse mail"
    >
      <Paragraph>
        Vous souhaitez utiliser cette adresse mail pour votre compte. Il reste à confirmer qu’elle est bien à vous.
      </Paragraph>
      <Action label="Confirmer cette adresse" url={confirmUrl} />
      <Paragraph>Ce lien fonctionne pendant 1 heure, et une seule fois.</Paragraph>
      <Paragraph>D’ici là, rien ne change : connectez-vous avec votre adresse habituelle.</Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>Vous n’avez rien à faire : sans confirmation, votre adresse ne sera pas utilisée.</Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  confirmUrl: "https://familles.example.fr/confirmer-adresse?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies EmailChangeConfirmProps;
