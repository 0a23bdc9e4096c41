import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { CatalogueFilter } from "@/lib/activities/rules";
import { offerWords } from "@/lib/activities/words";

type FilterFormProps = { filter: CatalogueFilter; ages: readonly number[]; communes: readonly { value: string; label: string }[] };

/** A plain question in the address: it works without scripts, and its answer can be kept as a bookmark. */
export function FilterForm({ filter, ages, communes }: FilterFormProps) {
  const offer = filter.offer === undefined ? "" : filter.offer === "leisure" ? "loisirs" : "jeunesse";
  return (
    <form action="/activites" method="get" aria-label="Choisir parmi les activités" className="filters">
      <Choice name="offre" label="Type d'accueil" chosen={offer}>
        <option value="">Tous</option>
        <option value="loisirs">{offerWords.leisure}</option>
        <option value="jeunesse">{offerWords.youth}</option>
      </Choice>
      <Choice name="age" label="Âge de l'enfant" chosen={String(filter.years ?? "")}>
        <option value="">Tous les âges</option>
        {ages.map((years) => (
          <option key={years} value={years}>{`${years} ans`}</option>
        ))}
      </Choice>
      <Choice name="commune" label="Commune de l'accueil" chosen={filter.communeInsee ?? ""}>
        <option value="">Toutes</option>
        {communes.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Choice>
      <Button>Afficher</Button>
    </form>
  );
}

function Choice({ name, label, chosen, children }: { name: string; label: string; chosen: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      <select id={name} name={name} defaultValue={chosen} className="control">
        {children}
      </select>
    </div>
  );
}
