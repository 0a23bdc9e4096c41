import { Button } from "@/components/ui/button";
import { MenuLink } from "@/components/ui/link";
import type { Href } from "@/components/ui/link";
import { COMMUNES_SHOWN } from "@/lib/families/rules";
import type { CommuneView } from "@/lib/families/view";

/** Where the search and the address form are: a parent's own pages, or the desk's. */
export type HouseholdPaths = { search: string; address: string };

const ownPaths: HouseholdPaths = { search: "/famille/foyer/commune", address: "/famille/foyer/adresse" };

/** Each leads to the address form of that commune. */
export function CommuneLinks({ communes, paths = ownPaths }: { communes: CommuneView[]; paths?: HouseholdPaths }) {
  return (
    <ul className="mt-3 grid grid-cols-1 gap-x-8 sm:grid-cols-2">
      {communes.map(({ insee, name, whichPostcodes }) => (
        <li key={insee}>
          <MenuLink href={`${paths.address}?commune=${insee}` as Href}>
            {name} ({whichPostcodes})
          </MenuLink>
        </li>
      ))}
    </ul>
  );
}

type CommuneSearchProps = { wanted: string; found: CommuneView[]; isCut: boolean; paths?: HouseholdPaths };

/** A plain GET form: what was looked for stays in the address, and works without scripts. */
export function CommuneSearch({ wanted, found, isCut, paths = ownPaths }: CommuneSearchProps) {
  return (
    <section aria-labelledby="autre" className="mt-12">
      <h2 id="autre">Une autre commune</h2>
      <form method="get" action={`${paths.search}#autre`} role="search" aria-labelledby="autre" className="form">
        <div className="field">
          <label htmlFor="q" className="font-semibold">
            Nom ou code postal
          </label>
          <div id="q-hint" className="text-ink-soft">
            Par exemple « Nantes », « St Philbert » ou « 44310 ».
          </div>
          <input id="q" name="q" type="search" defaultValue={wanted} maxLength={80} aria-describedby="q-hint" autoComplete="off" className="control" />
        </div>
        <Button variant="secondary">Chercher</Button>
      </form>
      {wanted === "" ? null : (
        <div className="mt-6">
          <p role="status">{outcome(wanted, found.length, isCut)}</p>
          <CommuneLinks communes={found} paths={paths} />
        </div>
      )}
    </section>
  );
}

function outcome(wanted: string, count: number, isCut: boolean): string {
  if (wanted.length < 2) return "Saisissez au moins deux lettres, ou un code postal.";
  if (count === 0) return `Aucune commune ne répond à « ${wanted} ». Vérifiez le nom, ou saisissez les cinq chiffres du code postal.`;
  if (isCut) return `Plus de ${COMMUNES_SHOWN} communes répondent à « ${wanted} ». Voici les ${COMMUNES_SHOWN} premières : précisez le nom ou le code postal pour voir les autres.`;
  return count === 1 ? "Une commune trouvée. Choisissez-la pour continuer." : `${count} communes trouvées. Choisissez la vôtre.`;
}
