import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { scopes } from "@/lib/reports/rules";
import { scopeWords } from "@/lib/reports/words";

type ExportFormProps = { centers: readonly { id: string; name: string }[]; span: { from: string; to: string } };

/** A plain form: the answer is a file, and the page stays. */
export function ExportForm({ centers, span }: ExportFormProps) {
  return (
    <form method="post" action="/admin/exports/telecharger" className="form desk-panel">
      <fieldset className="field">
        <legend className="font-semibold">Que voulez-vous exporter ?</legend>
        {scopes.map((scope, index) => (
          <div key={scope} className="mt-2 flex gap-3">
            <input type="radio" id={`export-${scope}`} name="scope" value={scope} defaultChecked={index === 0} className="radio" />
            <label htmlFor={`export-${scope}`} className="min-w-0 grow">
              <span className="font-semibold">{scopeWords[scope].title}</span>
              <span className="block text-ink-soft">{scopeWords[scope].hint}</span>
            </label>
          </div>
        ))}
      </fieldset>
      <fieldset className="field">
        <legend className="font-semibold">Pour les réservations et le journal</legend>
        <div className="mt-2 flex flex-wrap gap-5">
          <p>
            <label htmlFor="export-from">Du</label>
            <DateInput id="export-from" name="from" defaultValue={span.from} required />
          </p>
          <p>
            <label htmlFor="export-to">Au</label>
            <DateInput id="export-to" name="to" defaultValue={span.to} required />
          </p>
        </div>
      </fieldset>
      <p className="field">
        <label htmlFor="export-center">Centre, pour les réservations et les listes d&apos;attente</label>
        <select id="export-center" name="centerId" defaultValue="" className="control">
          <option value="">Tous les centres</option>
          {centers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <fieldset className="field">
        <legend className="font-semibold">Format</legend>
        <div className="mt-2 flex gap-6">
          {[
            ["csv", "CSV"],
            ["xlsx", "Excel (XLSX)"],
          ].map(([value, label], index) => (
            <span key={value} className="flex gap-3">
              <input type="radio" id={`export-${value}`} name="format" value={value} defaultChecked={index === 0} className="radio" />
              <label htmlFor={`export-${value}`}>{label}</label>
            </span>
          ))}
        </div>
      </fieldset>
      <Button>Télécharger</Button>
    </form>
  );
}
