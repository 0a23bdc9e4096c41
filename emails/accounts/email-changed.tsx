import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface EmailChangedProps {
  givenName: string;
}

export const subject = "Cette adresse est maintenant votre identifiant";

export default function EmailChanged({ givenName }: EmailChangedProps) {
  return (
    <Mail
      subject={subject}
      preheader="C’est fait : connectez-vous avec cette adresse mail."
      heading="Cette adresse est maintenant votre identifiant"
      givenName={givenName}
      reason="cette adresse vient de devenir l’identifiant d’un compte"
    >
      <Paragraph>C’est fait. Désormais, connectez-vous avec cette adresse mail.</Paragraph>
      <Paragraph>Votre mot de passe reste le même. Par sécurité, vos autres appareils ont été déconnectés.</Paragraph>
      <Paragraph>Nos messages arriveront aussi à cette adresse.</Paragraph>
      <Aside title="Un doute ?">
        <Paragraph>
          Appelez-nous au <DeskPhone /> : nous regardons cela avec vous.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = { givenName: "Claire" } satisfies EmailChangedProps;
