import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface GuardianJoinedProps {
  givenName: string;
  joinedName: string;
  householdUrl: string;
}

export const subject = "Un autre parent a rejoint votre dossier famille";

export default function GuardianJoined({ givenName, joinedName, householdUrl }: GuardianJoinedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Vous suivez maintenant le même dossier, chacun avec votre compte."
      heading="Votre dossier est partagé"
      givenName={givenName}
      reason="vous suivez ce dossier famille"
    >
      <Paragraph>
        <Value>{joinedName}</Value> a accepté l’invitation et suit maintenant votre dossier.
      </Paragraph>
      <Paragraph>Chacun garde son compte et son mot de passe. Aucun de vous ne peut retirer l’autre.</Paragraph>
      <Action label="Voir mon foyer" url={householdUrl} />
      <Aside title="Ce n’est pas la bonne personne ?">
        <Paragraph>
          Appelez-nous sans attendre au <DeskPhone />.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  joinedName: "Yann Le Goff",
  householdUrl: "https://familles.example.fr/famille/foyer",
} satisfies GuardianJoinedProps;
