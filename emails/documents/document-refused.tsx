import { Action } from "../components/action";
import { Aside } from "../components/aside";
import { DeskPhone } from "../components/desk";
import { Mail } from "../components/mail";
import { Paragraph } from "../components/paragraph";
import { Value } from "../components/value";
import { authority } from "@/lib/core/authority";

interface DocumentRefusedProps {
  givenName: string;
  /** « votre document « Attestation d'assurance » » */
  paper: string;
  reason: string;
  documentsUrl: string;
}

export const subject = "Un document est à envoyer à nouveau";

export default function DocumentRefused({ givenName, paper, reason, documentsUrl }: DocumentRefusedProps) {
  return (
    <Mail
      subject={subject}
      preheader="Nous n’avons pas pu accepter un document. Voici ce qu’il faut faire."
      heading="Un document est à remplacer"
      givenName={givenName}
      reason="vous suivez ce dossier famille"
    >
      <Paragraph>
        Nous avons regardé <Value>{paper}</Value>. Nous ne pouvons pas l’accepter.
      </Paragraph>
      <Paragraph>
        <Value>{reason}</Value>
      </Paragraph>
      <Paragraph>Vos réservations ne sont pas annulées. Envoyez un nouveau document dès que vous pouvez.</Paragraph>
      <Action label="Voir mes documents" url={documentsUrl} />
      <Aside title="Une question ?">
        <Paragraph>
          Appelez-nous au <DeskPhone />. Vous pouvez aussi apporter le papier au {authority.desk.name}.
        </Paragraph>
      </Aside>
    </Mail>
  );
}

export const previewProps = {
  givenName: "Claire",
  paper: "votre document « Attestation d’assurance »",
  reason: "La date est dépassée. Demandez un document à jour, puis envoyez-le.",
  documentsUrl: "https://familles.example.fr/famille/documents",
} satisfies DocumentRefusedProps;
