import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface EmailChangeUndoneProps {
  givenName: string;
  /** The page « Mot de passe oublié ? », never a link that carries a token: this mail goes to both addresses. */
  resetUrl: string;
}

export const subject = "Le changement d’adresse mail est annulé";

export default function EmailChangeUndone({ givenName, resetUrl }: EmailChangeUndoneProps) {
  return (
    <Mail
      subject={subject}
      preheader="L’ancienne adresse est de retour. Il reste à choisir un nouveau mot de passe."
      heading="Le changement d’adresse mail est annulé"
      givenName={givenName}
      reason="l’adresse mail d’un compte a été remise en place"
    >
      <Paragraph>L’ancienne adresse mail est de retour : c’est elle, l’identifiant du compte.</Paragraph>
      <Paragraph>Par sécurité, tous les appareils ont été déconnectés.</Paragraph>
      <Paragraph>
        Choisissez maintenant un nouveau mot de passe, en indiquant l’ancienne adresse sur la page.
      </Paragraph>
      <Action label="Choisir un nouveau mot de passe" url={resetUrl} />
      <Aside title="Un doute ?">
        <Paragraph>
          Appelez-nous au <DeskPhone /> : nous regardons cela avec vous.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  resetUrl: "https://familles.example.fr/mot-de-passe-oublie",
} satisfies EmailChangeUndoneProps;
