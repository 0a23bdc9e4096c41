import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

const facts = {
  "new-device": "Une connexion a eu lieu depuis un appareil que nous ne connaissions pas.",
  "recovery-code-used": "Une connexion a eu lieu avec l’un de vos codes de secours. Il ne peut plus servir.",
  "password-changed": "Votre mot de passe a été changé. Vos autres appareils sont déconnectés.",
  "totp-replaced": "Votre application de codes a été remplacée par une autre.",
  "codes-renewed": "Vos codes de secours ont été renouvelés. Les anciens ne servent plus.",
  "passkey-added": "Une clé d’accès a été ajoutée à votre compte.",
  "passkey-removed": "Une clé d’accès a été retirée de votre compte.",
} as const;

interface StaffAlertProps {
  givenName: string;
  what: keyof typeof facts;
  /** « mardi 4 novembre 2025 à 14 h 32 », without its article. */
  at: string;
  /** In words, such as « Ordinateur Windows, Firefox ». */
  device: string;
  accountUrl: string;
}

export const subject = "Sécurité de votre compte du personnel";

export default function StaffAlert({ givenName, what, at, device, accountUrl }: StaffAlertProps) {
  return (
    <Mail
      subject={subject}
      preheader="C’est bien vous ? Vous n’avez rien à faire."
      heading="Votre compte du personnel"
      givenName={givenName}
      reason="la sécurité de votre compte du personnel a changé"
    >
      <Paragraph>{facts[what]}</Paragraph>
      <Paragraph>
        Appareil : <Value>{device}</Value>
        <br />
        Date : <Value>{at}</Value>
      </Paragraph>
      <Paragraph>C’est bien vous ? Vous n’avez rien à faire.</Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>
          Prévenez tout de suite une personne responsable du service, ou appelez le <DeskPhone />.
        </Paragraph>
        <Action label="Vérifier mon compte" url={accountUrl} />
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Sophie",
  what: "new-device",
  at: "mardi 4 novembre 2025 à 14 h 32",
  device: "Ordinateur Windows, Firefox",
  accountUrl: "https://familles.example.fr/admin/mon-compte",
} satisfies StaffAlertProps;
