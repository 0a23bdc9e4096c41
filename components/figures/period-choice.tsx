import { Button } from "@/components/ui/button";
import type { CurveStep } from "@/lib/figures/rules";

type PeriodChoiceProps = { periods: readonly { slug: string; name: string }[]; chosen: string | undefined; step: CurveStep };

export function PeriodChoice({ periods, chosen, step }: PeriodChoiceProps) {
  return (
    <form method="get" action="/admin/chiffres#ouverture" className="mb-3 flex flex-wrap items-end gap-4">
      <p>
        <label htmlFor="periode" className="block font-semibold">
          Période
        </label>
        <select id="periode" name="periode" defaultValue={chosen} className="control">
          {periods.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor="pas" className="block font-semibold">
          Détail
        </label>
        <select id="pas" name="pas" defaultValue={step} className="control">
          <option value="minute">Première heure, par minute</option>
          <option value="ten">Dix premières minutes, par 10 secondes</option>
        </select>
      </p>
      <Button variant="secondary">Afficher</Button>
    </form>
  );
}
