import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface GuardianLeftProps {
  givenName: string;
  leftName: string;
  householdUrl: string;
}

export const subject = "Un parent a quitté votre dossier famille";

export default function GuardianLeft({ givenName, leftName, householdUrl }: GuardianLeftProps) {
  return (
    <Mail
      subject={subject}
      preheader="Votre dossier reste ouvert. Rien d’autre ne change pour vous."
      heading="Un parent a quitté votre dossier"
      givenName={givenName}
      reason="vous suivez ce dossier famille"
    >
      <Paragraph>
        <Value>{leftName}</Value> a quitté votre dossier famille. Cette personne n’y voit plus rien.
      </Paragraph>
      <Paragraph>Pour vous, rien ne change. Les enfants, les contacts et les réservations sont toujours là.</Paragraph>
      <Action label="Voir mon foyer" url={householdUrl} />
      <Aside title="Une question ?">
        <Paragraph>
          Appelez-nous au <DeskPhone />. Une nouvelle invitation reste possible.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  leftName: "Yann Le Goff",
  householdUrl: "https://familles.example.fr/famille/foyer",
} satisfies GuardianLeftProps;
