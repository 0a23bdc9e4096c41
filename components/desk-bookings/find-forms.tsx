import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";

type FindFormsProps = { typed: string; centers: { value: string; label: string }[]; centerId: string | undefined; day: string };

/** Two plain forms: what is searched stays in the address. */
export function FindForms({ typed, centers, centerId, day }: FindFormsProps) {
  return (
    <div className="desk-grid mb-5">
      <form method="get" className="desk-panel flex flex-wrap items-start gap-4">
        <div className="min-w-0 grow">
          <label htmlFor="reference" className="mb-1 block font-semibold">
            Référence
          </label>
          <input id="reference" name="reference" defaultValue={typed} maxLength={40} autoComplete="off" className="control" aria-describedby="reference-aide" />
          <p id="reference-aide" className="text-sm text-ink-soft">
            Par exemple PF-7K3-9QD
          </p>
        </div>
        <div className="field-act">
          <Button>Chercher</Button>
        </div>
      </form>
      <form method="get" className="desk-panel flex flex-wrap items-start gap-4">
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
          <DateInput id="jour" name="jour" defaultValue={day} />
        </div>
        <div className="field-act">
          <Button>Afficher</Button>
        </div>
      </form>
    </div>
  );
}
