import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface AccountClosedProps {
  givenName: string;
}

export const subject = "Votre compte est fermé";

export default function AccountClosed({ givenName }: AccountClosedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Vos données sont effacées. Vous pourrez revenir à tout moment."
      heading="Votre compte est fermé"
      givenName={givenName}
      reason="vous aviez un compte à cette adresse mail"
    >
      <Paragraph>Comme vous l’avez demandé, votre compte est fermé et vos données sont effacées.</Paragraph>
      <Paragraph>
        Nous gardons seulement le journal des connexions, pendant 12 mois, pour votre sécurité. Il est ensuite effacé.
      </Paragraph>
      <Paragraph>Vous pourrez créer un nouveau compte à tout moment. Merci de votre confiance.</Paragraph>
    </Mail>
  );
}

export const previewProps = { givenName: "Claire" } satisfies AccountClosedProps;
