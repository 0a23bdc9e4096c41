import { Card } from "@/components/ui/card";
import { ButtonLink } from "@/components/ui/link";
import { childPath } from "@/lib/families/rules";
import type { ChildCardView } from "@/lib/families/view";

export function ChildCards({ items }: { items: readonly ChildCardView[] }) {
  return (
    <ul className="mb-8 grid grid-cols-1 gap-4">
      {items.map(({ id, name, givenName, age, level }) => (
        <li key={id}>
          <Card>
            <h2>{name}</h2>
            <p className="mt-1 mb-4">
              {age}, {level}
            </p>
            <ButtonLink href={childPath(id)} variant="secondary">{`Voir la fiche de ${givenName}`}</ButtonLink>
          </Card>
        </li>
      ))}
    </ul>
  );
}
