import { Lines } from "../components/lines";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { authority } from "@/lib/core/authority";

interface ServiceMessageProps {
  givenName: string;
  /** What the desk typed, as text. */
  title: string;
  body: string;
}

export const subject = `Un message du ${authority.desk.name}`;

export default function ServiceMessage({ givenName, title, body }: ServiceMessageProps) {
  return (
    <Mail
      subject={subject}
      preheader="Il concerne un jour que vous avez réservé."
      heading={title}
      givenName={givenName}
      reason="votre enfant a un jour réservé que ce message concerne"
    >
      {body.split(/\n{2,}/).map((lines, index) => (
        <Lines key={index}>{lines}</Lines>
      ))}
      <Paragraph>Une question ? Appelez-nous, ne répondez pas à ce mail.</Paragraph>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  title: "Sortie à la plage mardi",
  body: "Mardi 22 décembre, les enfants partent à la plage.\nPrévoyez des bottes et un vêtement de pluie.\n\nLe départ est à 9 h 30.",
} satisfies ServiceMessageProps;
