import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";

interface AccountClosingProps {
  givenName: string;
  /** « mardi 18 novembre 2025 », without its article. */
  closesOn: string;
  cancelUrl: string;
}

export const subject = "Votre compte va fermer dans 14 jours";

export default function AccountClosing({ givenName, closesOn, cancelUrl }: AccountClosingProps) {
  return (
    <Mail
      subject={subject}
      preheader="Vous pouvez changer d’avis jusqu’à cette date, en un geste."
      heading="Votre compte va fermer"
      givenName={givenName}
      reason="la fermeture de votre compte a été demandée"
    >
      <Paragraph>
        Vous avez demandé la fermeture de votre compte. Il fermera le <Value>{closesOn}</Value>.
      </Paragraph>
      <Paragraph>Vous avez 14 jours pour changer d’avis. Jusque-là, rien n’est effacé.</Paragraph>
      <Paragraph>Pour garder votre compte, utilisez ce lien. Vous pouvez aussi vous connecter et ouvrir « Mes données ».</Paragraph>
      <Action label="Garder mon compte" url={cancelUrl} />
      <Aside title="Ce n’est pas vous ?">
        <Paragraph>
          Gardez votre compte, puis changez votre mot de passe. Appelez-nous ensuite au <DeskPhone />.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  closesOn: "mardi 18 novembre 2025",
  cancelUrl: "https://familles.example.fr/garder-compte?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies AccountClosingProps;
