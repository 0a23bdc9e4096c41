import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface FamilyImportedProps {
  joinUrl: string;
}

export const subject = "Votre dossier famille vous attend";

export default function FamilyImported({ joinUrl }: FamilyImportedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Ouvrez votre compte pour retrouver vos enfants et réserver. Le lien fonctionne pendant 7 jours."
      heading="Votre dossier est prêt"
      reason="vous aviez donné cette adresse mail au service des familles"
    >
      <Paragraph>Nous avons repris votre dossier dans le nouveau portail : vos enfants y sont déjà.</Paragraph>
      <Paragraph>Ouvrez votre compte pour le relire, le compléter et réserver des jours.</Paragraph>
      <Action label="Ouvrir mon compte" url={joinUrl} />
      <Paragraph>Ce lien fonctionne pendant 7 jours, et une seule fois.</Paragraph>
      <Aside title="Vous préférez le téléphone ?">
        <Paragraph>
          Vous n’avez rien à faire : appelez-nous au <DeskPhone />, votre dossier est aussi chez nous.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  joinUrl: "https://familles.example.fr/rejoindre?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies FamilyImportedProps;
