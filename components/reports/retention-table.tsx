import type { RetentionLine } from "@/lib/reports/view";

export function RetentionTable({ lines }: { lines: readonly RetentionLine[] }) {
  const late = lines.filter(({ isLate }) => isLate).length;
  return (
    <>
      <p className="mb-4 max-w-prose">
        {late === 0 ? "Toutes les tâches d'effacement ont tourné depuis moins de deux jours." : "Une tâche d'effacement n'a pas tourné depuis deux jours : prévenez la personne qui exploite le portail."}
      </p>
      <div className="desk-scroll" tabIndex={0} role="region" aria-label="Durées de conservation">
        <table className="desk-table">
          <caption>Durées de conservation</caption>
          <thead>
            <tr>
              <th scope="col">Données</th>
              <th scope="col">Promesse</th>
              <th scope="col">Gardées</th>
              <th scope="col">La plus ancienne</th>
              <th scope="col">À effacer</th>
              <th scope="col">Dernier passage</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ kind, title, rule, held, oldest, due, lastRun, isLate }) => (
              <tr key={kind}>
                <th scope="row">{title}</th>
                <td>{rule}</td>
                <td>{held}</td>
                <td>{oldest}</td>
                <td>{due}</td>
                <td>
                  {lastRun} {isLate ? <span className="tag tag-bad">En retard</span> : <span className="tag tag-good">À jour</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
