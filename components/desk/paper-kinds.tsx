import { MenuLink } from "@/components/ui/link";
import { newPaperPath } from "@/lib/desk/rules";
import { documentKinds } from "@/lib/documents/rules";
import { kindWords } from "@/lib/documents/words";

type PaperKindsProps = { familyId: string; owner: string | undefined; chosen: string | undefined };

/** What may be given, in one line: another choice is one tap away. */
export function PaperKinds({ familyId, owner, chosen }: PaperKindsProps) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6">
      {documentKinds.map((kind) => (
        <li key={kind}>
          <MenuLink href={newPaperPath(familyId, kind, owner)} className={kind === chosen ? "font-bold" : ""}>
            {kindWords[kind]}
          </MenuLink>
        </li>
      ))}
    </ul>
  );
}
