import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface ClosingCancelledProps {
  givenName: string;
}

export const subject = "Votre compte reste ouvert";

export default function ClosingCancelled({ givenName }: ClosingCancelledProps) {
  return (
    <Mail
      subject={subject}
      preheader="La fermeture est annulée : vous retrouvez tout comme avant."
      heading="Votre compte reste ouvert"
      givenName={givenName}
      reason="la fermeture de votre compte a été annulée"
    >
      <Paragraph>La fermeture de votre compte est annulée. Nous sommes heureux de vous garder parmi nous.</Paragraph>
      <Paragraph>Rien n’a été effacé. Connectez-vous comme d’habitude : vous retrouvez tout.</Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>
          Changez votre mot de passe, puis appelez-nous au <DeskPhone />.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = { givenName: "Claire" } satisfies ClosingCancelledProps;
