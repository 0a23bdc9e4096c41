import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface NewDeviceProps {
  givenName: string;
  /** In words, such as « Téléphone Android, Chrome ». */
  device: string;
  /** « mardi 4 novembre 2025 à 14 h 32 », without its article. */
  signedInAt: string;
  securityUrl: string;
}

export const subject = "Nouvelle connexion à votre compte";

export default function NewDevice({ givenName, device, signedInAt, securityUrl }: NewDeviceProps) {
  return (
    <Mail
      subject={subject}
      preheader="C’est bien vous ? Vous n’avez rien à faire."
      heading="Nouvelle connexion à votre compte"
      givenName={givenName}
      reason="votre compte a été ouvert depuis un nouvel appareil"
    >
      <Paragraph>Une connexion a eu lieu depuis un appareil que nous ne connaissions pas.</Paragraph>
      <Paragraph>
        Appareil : <Value>{device}</Value>
        <br />
        Date : <Value>{signedInAt}</Value>
      </Paragraph>
      <Paragraph>C’est bien vous ? Vous n’avez rien à faire.</Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>
          Déconnectez cet appareil et changez votre mot de passe. Appelez-nous ensuite au <DeskPhone />.
        </Paragraph>
        <Action label="Vérifier mes appareils" url={securityUrl} />
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  device: "Téléphone Android, Chrome",
  signedInAt: "mardi 4 novembre 2025 à 14 h 32",
  securityUrl: "https://familles.example.fr/famille/compte/securite",
} satisfies NewDeviceProps;
