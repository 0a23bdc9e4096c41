import { RowButton } from "@/components/accounts/row-button";
import { MenuLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { uniteFamiliesAction } from "@/lib/callers/actions";
import type { FoundView } from "@/lib/callers/view";

/** Another file with a child of the same name, born the same day: a second file opened by mistake, or a namesake. It stops nothing. */
export function TwinNotice({ familyId, path, twins }: { familyId: string; path: string; twins: FoundView[] }) {
  if (twins.length === 0) return null;
  return (
    <div className="mb-5">
      <Notice tone="warning" title="Un autre dossier a un enfant du même nom, né le même jour">
        <p>Un homonyme, ou le même enfant deux fois ? Demandez à la personne. Si c&apos;est le même, ouvrez l&apos;autre dossier, puis gardez celui où il y a des réservations.</p>
        <ul className="grid gap-3">
          {twins.map(({ id, href, name, children, commune }) => (
            <li key={id}>
              <MenuLink href={href}>
                Ouvrir l&apos;autre dossier : {name}, {children}, {commune}
              </MenuLink>
              <RowButton action={uniteFamiliesAction} permalink={path} hidden={{ familyId, other: id }}>
                Réunir l&apos;autre dossier dans celui-ci
              </RowButton>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
