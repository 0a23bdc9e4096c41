import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { authority } from "@/lib/core/authority";

interface FamilyOpenedProps {
  joinUrl: string;
}

export const subject = "Votre dossier famille est ouvert";

export default function FamilyOpened({ joinUrl }: FamilyOpenedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Créez votre compte pour le suivre vous-même. Le lien fonctionne pendant 3 jours."
      heading="Votre dossier vous attend"
      reason={`vous avez donné cette adresse mail au ${authority.desk.name}, par téléphone`}
    >
      <Paragraph>Le {authority.desk.name} a ouvert un dossier pour votre famille, comme convenu par téléphone.</Paragraph>
      <Paragraph>Pour le suivre vous-même, créez votre compte avec cette adresse mail et choisissez votre mot de passe.</Paragraph>
      <Action label="Voir mon dossier" url={joinUrl} />
      <Paragraph>Une page s’ouvre. Rien n’est partagé avant que vous ayez choisi « Rejoindre ce dossier ».</Paragraph>
      <Paragraph>Ce lien fonctionne pendant 3 jours, et une seule fois. Sans compte, le Guichet continue de vous répondre par téléphone.</Paragraph>
      <Aside title="Vous n’avez pas appelé le Guichet ?">
        <Paragraph>Vous n’avez rien à faire : sans votre accord, rien ne se passe.</Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  joinUrl: "https://familles.example.fr/rejoindre?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies FamilyOpenedProps;
