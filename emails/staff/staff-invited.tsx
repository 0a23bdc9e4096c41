import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { authority } from "@/lib/core/authority";

interface StaffInvitedProps {
  givenName: string;
  acceptUrl: string;
}

export const subject = "Votre invitation à rejoindre l’équipe";

export default function StaffInvited({ givenName, acceptUrl }: StaffInvitedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Ouvrez votre compte du personnel. Le lien fonctionne pendant 24 heures."
      heading="Ouvrez votre compte du personnel"
      givenName={givenName}
      reason="une personne responsable du service vous a invité"
    >
      <Paragraph>On vous invite à rejoindre l’équipe du {authority.desk.name} et des centres.</Paragraph>
      <Paragraph>Vous choisirez un mot de passe, puis vous relierez une application de codes sur votre téléphone. Prévoyez cinq minutes.</Paragraph>
      <Action label="Ouvrir mon compte" url={acceptUrl} />
      <Paragraph>Ce lien fonctionne pendant 24 heures, et une seule fois. Ne le transmettez à personne.</Paragraph>
      <Aside title="Vous n’attendiez pas cette invitation ?">
        <Paragraph>
          Vous n’avez rien à faire. Dites-le-nous au <DeskPhone />.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Sophie",
  acceptUrl: "https://familles.example.fr/admin/invitation?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM",
} satisfies StaffInvitedProps;
