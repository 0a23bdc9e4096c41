import { Button } from "@/components/ui/button";

type FindFormsProps = { typed: string; centers: { value: string; label: string }[]; centerId: string | undefined; day: string };

/** Two plain forms: what is searched stays in the address. */
export function FindForms({ typed, centers, centerId, day }: FindFormsProps) {
  return (
    <div className="desk-grid mb-5">
      <form method="get" className="desk-panel flex flex-wrap items-end gap-4">
        <div className="min-w-0 grow">
          <label htmlFor="reference" className="mb-1 block font-semibold">
            Référence
          </label>
          <input id="reference" name="reference" defaultValue={typed} maxLength={40} autoComplete="off" className="control" aria-describedby="reference-aide" />
          <p id="reference-aide" className="text-sm text-ink-soft">
            Par exemple PF-7K3-9QD
          </p>
        </div>
        <Button>Chercher</Button>
      </form>
      <form method="get" className="desk-panel flex flex-wrap items-end gap-4">
        <div className="min-w-0 grow">
          <label htmlFor="accueil" className="mb-1 block font-semibold">
            Accueil
          </label>
          <select id="accueil" name="accueil" defaultValue={centerId} className="control">
            {centers.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="jour" className="mb-1 block font-semibold">
            Jour
          </label>
          <input id="jour" type="date" name="jour" defaultValue={day} className="control" />
        </div>
        <Button>Afficher</Button>
      </form>
    </div>
  );
}
