import { Button } from "@/components/ui/button";
import { FamilyCombobox } from "./family-combobox";

/** A plain GET form: the one field that finds a family. */
export function FamilySearch({ q }: { q: string }) {
  return (
    <form method="get" action="/admin/familles" role="search" aria-label="Chercher une famille" className="mb-6 flex flex-wrap items-start gap-3">
      <div className="min-w-0 grow sm:max-w-xl">
        <label htmlFor="q" className="mb-1 block font-semibold">
          Enfant, parent, téléphone, adresse mail ou référence
        </label>
        <FamilyCombobox id="q" defaultValue={q} autoFocus aria-describedby="q-hint" className="control" />
        <p id="q-hint" className="text-sm text-ink-soft">
          Par exemple « le goff », « 06 12 34 », « PF-7K3-9QD ». Accents et petites fautes sont pardonnés.
        </p>
      </div>
      <div className="field-act">
        <Button>Chercher</Button>
      </div>
    </form>
  );
}
