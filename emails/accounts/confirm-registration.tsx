import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface ConfirmRegistrationProps {
  givenName: string;
  confirmUrl: string;
}

export const subject = "Plus qu’une étape : validez votre compte";

export default function ConfirmRegistration({ givenName, confirmUrl }: ConfirmRegistrationProps) {
  return (
    <Mail
      subject={subject}
      preheader="Confirmez que cette adresse mail est la vôtre. Le lien fonctionne pendant 24 heures."
      heading="Bienvenue ! Validez votre compte"
      givenName={givenName}
      reason="un compte vient d’être demandé avec cette adresse mail"
    >
      <Paragraph>
        Votre compte est presque prêt. Il reste à confirmer que cette adresse mail est bien la vôtre.
      </Paragraph>
      <Action label="Valider mon compte" url={confirmUrl} />
      <Paragraph>Une page s’ouvre. Appuyez sur « Valider mon compte », et c’est terminé.</Paragraph>
      <Paragraph>
        Ce lien fonctionne pendant 24 heures. Ensuite, la même page vous propose d’en recevoir un autre.
      </Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>Ouvrez cette page et choisissez « Ce n’est pas moi ». Aucun compte ne sera créé.</Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  confirmUrl: "https://familles.example.fr/confirmer-compte?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies ConfirmRegistrationProps;
