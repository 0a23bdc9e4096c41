import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface GuardianInvitedProps {
  /** Of the parent who invites: the only thing we know of the two. */
  givenName: string;
  joinUrl: string;
}

export const subject = "Une invitation à partager un dossier famille";

export default function GuardianInvited({ givenName, joinUrl }: GuardianInvitedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Un parent vous propose de suivre les mêmes enfants. Le lien fonctionne pendant 7 jours."
      heading="Rejoignez le dossier de votre famille"
      reason="un parent a saisi cette adresse mail pour vous inviter"
    >
      <Paragraph>
        <Value>{givenName}</Value> vous invite à partager le dossier de vos enfants.
      </Paragraph>
      <Paragraph>
        Vous aurez votre propre compte. Vous verrez tous les deux l’adresse, les enfants, les contacts et les réservations.
      </Paragraph>
      <Action label="Voir l’invitation" url={joinUrl} />
      <Paragraph>Une page s’ouvre. Rien n’est partagé avant que vous ayez choisi « Rejoindre ce dossier ».</Paragraph>
      <Paragraph>Ce lien fonctionne pendant 7 jours, et une seule fois.</Paragraph>
      <Aside title="Vous ne connaissez pas cette personne ?">
        <Paragraph>Vous n’avez rien à faire : sans votre accord, rien ne se passe.</Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  joinUrl: "https://familles.example.fr/rejoindre?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies GuardianInvitedProps;
