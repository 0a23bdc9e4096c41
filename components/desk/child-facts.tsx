import type { ReactNode } from "react";
import { DefinitionList, type Definition } from "@/components/ui/definition-list";
import { MenuLink, type Href } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { deskChildPath, type DeskChildPart } from "@/lib/desk/rules";
import type { ChildSheetView } from "@/lib/families/view";

type ChildFactsProps = { familyId: string; child: ChildSheetView; mayReadHealth: boolean; courtOrders: readonly Href[] };

/** Everything about a child on one page, each fact with the form that changes it. */
export function ChildFacts({ familyId, child, mayReadHealth, courtOrders }: ChildFactsProps) {
  const row = (term: string, value: ReactNode, part: DeskChildPart, action: string): Definition => ({ term, value, action: <MenuLink href={deskChildPath(familyId, child.id, part)}>{action}</MenuLink> });
  const health = mayReadHealth ? row("Santé", child.health, "sante", "Lire ou remplir la fiche sanitaire") : { term: "Santé", value: child.health };
  return (
    <section aria-labelledby="fiche" className="desk-panel">
      <h2 id="fiche">{child.name}</h2>
      {courtOrders.length === 0 ? null : (
        <Notice tone="warning" title="Décision de justice au dossier">
          {courtOrders.map((href) => (
            <MenuLink key={href} href={href}>
              Lire la décision avant de répondre
            </MenuLink>
          ))}
        </Notice>
      )}
      <DefinitionList
        rows={[
          row("Identité", `${child.age}, naissance le ${child.bornOn}`, "identite", "Modifier l'identité"),
          row("École", [child.level, child.school].filter((each) => each !== undefined).join(", "), "identite", "Modifier l'école"),
          health,
          row("Repas", child.meal, "repas", "Choisir le repas"),
          row("Autorisations", child.consents.map((each) => <span key={each} className="block">{each}</span>), "autorisations", "Noter les autorisations"),
          row("Garde", [child.custody, child.otherHousehold && `Autre foyer : ${child.otherHousehold}`].filter((each) => each !== undefined).join(". "), "garde", "Décrire la garde"),
        ]}
      />
      <p className="mt-4">
        <MenuLink href={deskChildPath(familyId, child.id, "retirer")}>{`Retirer ${child.givenName} du dossier`}</MenuLink>
      </p>
    </section>
  );
}
