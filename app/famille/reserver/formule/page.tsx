import { Choice } from "@/components/bookings/choice";
import { formulaLabel, pricesLine } from "@/components/bookings/formula-words";
import { Step } from "@/components/bookings/step";
import { StepForm } from "@/components/bookings/step-form";
import { loadFormulas } from "@/lib/bookings/loaders";
import type { SearchParams } from "@/lib/core/search-params";

export default async function FormulaPage({ searchParams }: { searchParams: SearchParams }) {
  const { fields, title, period, formulas } = await loadFormulas(await searchParams);
  return (
    <Step step={3} title="Réserver : quelle formule ?" back={`/famille/reserver/periode?${new URLSearchParams(fields.filter(([name]) => name === "enfant"))}`}>
      <p className="intro">
        {title}, {period}.
      </p>
      <StepForm action="/famille/reserver/jours" fields={fields} submit="Choisir les jours">
        <fieldset>
          <legend className="font-semibold">Comment viennent vos enfants&nbsp;?</legend>
          <div className="mt-2 grid gap-3">
            {formulas.map(({ formula, prices }, index) => (
              <Choice key={formula} type="radio" name="formule" value={formula} label={formulaLabel(formula)} detail={pricesLine(prices)} defaultChecked={index === 0} />
            ))}
          </div>
        </fieldset>
      </StepForm>
    </Step>
  );
}
