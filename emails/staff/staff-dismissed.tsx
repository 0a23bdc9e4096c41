import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface StaffDismissedProps {
  givenName: string;
}

export const subject = "Votre accès du personnel est retiré";

export default function StaffDismissed({ givenName }: StaffDismissedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Vous ne pouvez plus vous connecter au Guichet."
      heading="Votre accès du personnel est retiré"
      givenName={givenName}
      reason="une personne responsable du service a retiré votre accès"
    >
      <Paragraph>Vous ne pouvez plus vous connecter avec votre compte du personnel. Vos appareils sont déconnectés.</Paragraph>
      <Paragraph>C’est une erreur ? Parlez-en à une personne responsable du service : elle peut vous rendre votre accès.</Paragraph>
    </Mail>
  );
}

export const previewProps = { givenName: "Sophie" } satisfies StaffDismissedProps;
