import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface EmailChangeAskedProps {
  givenName: string;
  /** « mardi 4 novembre 2025 à 14 h 32 », without its article. */
  askedAt: string;
  /** Masked, such as « c…e@exemple.fr ». */
  newAddress: string;
  securityUrl: string;
}

export const subject = "Un changement d’adresse mail est demandé";

export default function EmailChangeAsked({ givenName, askedAt, newAddress, securityUrl }: EmailChangeAskedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Rien ne change tant que la nouvelle adresse n’est pas confirmée."
      heading="Un changement d’adresse mail est demandé"
      givenName={givenName}
      reason="cette adresse est l’identifiant de votre compte"
    >
      <Paragraph>Une nouvelle adresse mail a été demandée pour votre compte, le {askedAt}.</Paragraph>
      <Paragraph>
        Nouvelle adresse : <Value>{newAddress}</Value>
      </Paragraph>
      <Paragraph>
        Rien ne change pour l’instant. Le changement attend une confirmation depuis la nouvelle adresse.
      </Paragraph>
      <Paragraph>C’est bien vous ? Ouvrez le message que nous y avons envoyé.</Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>
          Changez votre mot de passe : la demande sera annulée. Appelez-nous ensuite au <DeskPhone />.
        </Paragraph>
        <Action label="Changer mon mot de passe" url={securityUrl} />
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  askedAt: "mardi 4 novembre 2025 à 14 h 32",
  newAddress: "c…e@exemple.fr",
  securityUrl: "https://familles.example.fr/famille/compte/securite",
} satisfies EmailChangeAskedProps;
