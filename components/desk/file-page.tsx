import type { ReactNode } from "react";
import { DoneNotice } from "@/components/accounts/done-notice";
import { MenuLink } from "@/components/ui/link";
import type { FileHead } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";
import { DeskPage } from "./desk-page";

const parts = [
  { part: "foyer", label: "Foyer" },
  { part: "enfants", label: "Enfants" },
  { part: "quotient", label: "Quotient" },
  { part: "documents", label: "Documents" },
] as const;

const sentences = {
  adresse: "L'adresse est enregistrée.",
  invitation: "L'invitation est partie. Son lien fonctionne pendant 7 jours.",
  "invitation-annulee": "L'invitation est annulée. Son lien ne fonctionne plus.",
  contact: "Cette personne est ajoutée au dossier.",
  "contact-modifie": "Les changements sont enregistrés.",
  "contact-retire": "Cette personne est retirée du dossier.",
  responsable: "Ce responsable est ajouté au dossier.",
  "responsable-modifie": "Les changements sont enregistrés.",
  "responsable-retire": "Ce responsable est retiré du dossier.",
  ajoute: "C'est ajouté au dossier.",
  identite: "L'identité et l'école sont enregistrées.",
  sante: "La fiche sanitaire est enregistrée. Elle est chiffrée.",
  repas: "Le repas est enregistré.",
  autorisations: "Les autorisations sont enregistrées, données par téléphone.",
  garde: "La garde est enregistrée.",
  retire: "L'enfant est retiré du dossier.",
  declare: "Le quotient est enregistré. Il attend son attestation.",
  vu: "Le papier est noté comme vu et accepté.",
};

type FilePageProps = { head: FileHead; here: (typeof parts)[number]["part"]; screen: string; done?: string | undefined; acts?: ReactNode; width?: "wide" | "form"; children: ReactNode };

/** A page of the file of the family that is on the telephone: whose it is, its four parts, and the way back to the call. */
export function FilePage({ head: { familyId, name }, here, screen, done, acts, width, children }: FilePageProps) {
  return (
    <DeskPage title={name} screen={screen} {...(width && { width })} acts={acts}>
      <nav aria-label="Dossier de la famille" className="desk-file-parts">
        <ul>
          <li>
            <MenuLink href={filePath(familyId)}>Appel en cours</MenuLink>
          </li>
          {parts.map(({ part, label }) => (
            <li key={part} className={part === here ? "font-bold" : undefined}>
              <MenuLink href={filePath(familyId, part)}>{label}</MenuLink>
              {part === here ? <span className="sr-only"> (partie ouverte)</span> : null}
            </li>
          ))}
        </ul>
      </nav>
      <DoneNotice done={done} sentences={sentences} />
      {children}
    </DeskPage>
  );
}
