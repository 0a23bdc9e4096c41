import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";

interface PasswordChangedProps {
  givenName: string;
  /** « mardi 4 novembre 2025 à 14 h 32 », without its article. */
  changedAt: string;
  /** The page « Mot de passe oublié ? », never a link that carries a token. */
  resetUrl: string;
  how: "changed" | "reset";
}

export const subject = "Votre mot de passe a été changé";

const consequence = {
  changed: "Par sécurité, vos autres appareils ont été déconnectés.",
  reset: "Par sécurité, tous vos appareils ont été déconnectés. Connectez-vous avec le nouveau mot de passe.",
} as const;

export default function PasswordChanged({ givenName, changedAt, resetUrl, how }: PasswordChangedProps) {
  return (
    <Mail
      subject={subject}
      preheader="C’est bien vous ? Vous n’avez rien à faire."
      heading="Votre mot de passe a été changé"
      givenName={givenName}
      reason="le mot de passe de votre compte a changé"
    >
      <Paragraph>Le mot de passe de votre compte a été changé le {changedAt}.</Paragraph>
      <Paragraph>{consequence[how]}</Paragraph>
      <Paragraph>C’est bien vous ? Vous n’avez rien à faire.</Paragraph>
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>
          Choisissez tout de suite un autre mot de passe, puis appelez-nous au <DeskPhone />.
        </Paragraph>
        <Action label="Changer de mot de passe" url={resetUrl} />
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  changedAt: "mardi 4 novembre 2025 à 14 h 32",
  resetUrl: "https://familles.example.fr/mot-de-passe-oublie",
  how: "changed",
} satisfies PasswordChangedProps;
