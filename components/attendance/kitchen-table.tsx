import type { KitchenView } from "@/lib/attendance/view";
import { counted } from "@/lib/core/format";

/** Meals to cook, by group and kind. */
export function KitchenTable({ kitchen: { kinds, rows, totals, total, absent } }: { kitchen: KitchenView }) {
  if (rows.length === 0) return <p>Aucun repas ce jour-là.</p>;
  return (
    <div className="kitchen">
      <p className="mb-3 text-xl font-bold">{counted(total, "repas", "repas")}</p>
      <div className="desk-scroll" role="region" aria-label="Repas par groupe" tabIndex={0}>
        <table className="desk-table">
          <caption>Repas par groupe</caption>
          <thead>
            <tr>
              <th scope="col">Groupe</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {kind}
                </th>
              ))}
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.group}>
                <th scope="row">{row.group}</th>
                {row.counts.map((count, index) => (
                  <td key={kinds[index]}>{count}</td>
                ))}
                <td className="font-bold">{row.total}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              {totals.map((count, index) => (
                <td key={kinds[index]} className="font-bold">
                  {count}
                </td>
              ))}
              <td className="font-bold">{total}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="mt-3">Enfants réservés pour la journée, sans ceux notés absents ({absent}). Le PAI précise le repas à servir : voyez la liste du jour.</p>
    </div>
  );
}
