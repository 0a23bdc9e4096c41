import { Button } from "@/components/ui/button";

/** A plain GET form: the one field that finds a family. */
export function FamilySearch({ q }: { q: string }) {
  return (
    <form method="get" action="/admin/familles" role="search" aria-label="Chercher une famille" className="mb-6 flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow sm:max-w-xl">
        <label htmlFor="q" className="font-semibold">
          Enfant, parent, téléphone, adresse mail ou référence
        </label>
        <input id="q" name="q" type="search" defaultValue={q} maxLength={80} autoComplete="off" spellCheck={false} autoFocus aria-describedby="q-hint" className="control" />
        <p id="q-hint" className="text-sm text-ink-soft">
          Par exemple « le goff », « 06 12 34 », « PF-7K3-9QD ». Accents et petites fautes sont pardonnés.
        </p>
      </div>
      <div className="pb-6">
        <Button>Chercher</Button>
      </div>
    </form>
  );
}
