import { MenuLink } from "@/components/ui/link";
import { documentKinds } from "@/lib/documents/rules";
import { kindHints, kindWords } from "@/lib/documents/words";

/** What one may give, each with what to photograph. */
export function KindList({ owner }: { owner: string | undefined }) {
  return (
    <ul className="grid grid-cols-1 gap-4">
      {documentKinds.map((kind) => (
        <li key={kind} className="card">
          <MenuLink href={`/famille/documents/nouveau?type=${kind}${owner === undefined ? "" : `&enfant=${owner}`}`} className="font-semibold">
            {kindWords[kind]}
          </MenuLink>
          <p className="text-ink-soft">{kindHints[kind]}</p>
        </li>
      ))}
    </ul>
  );
}
