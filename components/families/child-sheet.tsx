import type { ReactNode } from "react";
import { DefinitionList, type Definition } from "@/components/ui/definition-list";
import { MenuLink } from "@/components/ui/link";
import { childPath, type ChildPart } from "@/lib/families/rules";
import type { ChildSheetView } from "@/lib/families/view";

/** Everything about a child on one page. `children` comes first: what is missing, and what it prevents. */
export function ChildSheet({ child, children }: { child: ChildSheetView; children?: ReactNode }) {
  const row = (term: string, value: ReactNode, part: ChildPart, action: string): Definition => ({ term, value, action: <MenuLink href={childPath(child.id, part)}>{action}</MenuLink> });
  return (
    <>
      {children}
      <DefinitionList
        rows={[
          row("Identité", <Lines items={[child.name, `${child.age}, naissance le ${child.bornOn}`]} />, "identite", "Modifier l'identité"),
          row("École", <Lines items={[child.level, child.school]} />, "identite", "Modifier l'école"),
          row("Santé", child.health, "sante", "Remplir ou relire la fiche sanitaire"),
          row("Repas", child.meal, "repas", "Choisir le repas"),
          row("Autorisations", <Lines items={child.consents} />, "autorisations", "Donner ou changer les autorisations"),
          row("Garde", <Lines items={[child.custody, child.otherHousehold && `Autre foyer : ${child.otherHousehold}`]} />, "garde", "Décrire la garde"),
        ]}
      />
      <p className="mt-8">
        <MenuLink href={childPath(child.id, "retirer")}>{`Retirer ${child.givenName} de mon dossier`}</MenuLink>
      </p>
    </>
  );
}

function Lines({ items }: { items: readonly (string | undefined)[] }) {
  return items.filter((item) => item !== undefined).map((item) => (
    <span key={item} className="block">
      {item}
    </span>
  ));
}
