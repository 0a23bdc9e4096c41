import { Button } from "@/components/ui/button";

type Option = { value: string; label: string };
type Exceptions = { isShown: boolean; count: number };
type OfferFormProps = { action: string; offers: (Option & { period: string })[]; offer: string | undefined; formulas: Option[]; formula: string | undefined; exceptions: Exceptions | undefined };

/** What the table shows: a plain form that only changes the address. */
export function OfferForm({ action, offers, offer, formulas, formula, exceptions }: OfferFormProps) {
  const periods = [...new Set(offers.map(({ period }) => period))];
  return (
    <form method="get" action={action} className="desk-panel mb-5 flex flex-wrap items-end gap-4">
      <div className="min-w-0 grow">
        <label htmlFor="offre" className="mb-1 block font-semibold">
          Période et activité
        </label>
        <select id="offre" name="offre" defaultValue={offer} className="control">
          {periods.map((period) => (
            <optgroup key={period} label={period}>
              {offers
                .filter((each) => each.period === period)
                .map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="formule" className="mb-1 block font-semibold">
          Formule
        </label>
        <select id="formule" name="formule" defaultValue={formula} className="control">
          {formulas.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {exceptions ? (
        <label className="cell">
          <input type="checkbox" name="exceptions" value="oui" defaultChecked={exceptions.isShown} className="checkbox" />
          Montrer les jours à exception ({exceptions.count})
        </label>
      ) : null}
      <Button variant="secondary">Afficher</Button>
    </form>
  );
}
