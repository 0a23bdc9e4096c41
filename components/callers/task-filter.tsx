import { Button } from "@/components/ui/button";
import { taskKindWords, type TaskKind } from "@/lib/callers/words";

/** A plain GET form: what is looked at stays in the address. */
export function TaskFilter({ kind, isDone }: { kind: TaskKind | undefined; isDone: boolean }) {
  return (
    <form method="get" action="/admin/taches" className="mb-5 flex flex-wrap items-end gap-4">
      <div>
        <label htmlFor="type" className="font-semibold">
          Sorte
        </label>
        <select id="type" name="type" defaultValue={kind ?? ""} className="control">
          <option value="">Toutes</option>
          {Object.entries(taskKindWords).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="etat" className="font-semibold">
          État
        </label>
        <select id="etat" name="etat" defaultValue={isDone ? "faites" : ""} className="control">
          <option value="">À faire</option>
          <option value="faites">Faites</option>
        </select>
      </div>
      <Button variant="secondary">Filtrer</Button>
    </form>
  );
}
