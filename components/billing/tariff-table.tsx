import type { RateColumn } from "@/lib/billing/rules";
import { rateColumnWords } from "@/lib/billing/words";

type Row = { band: number; quotient: string; cells: Record<RateColumn, string> };
type TariffTableProps = { caption: string; formulas: readonly RateColumn[]; rows: readonly Row[] };

/** The price list of one date, band after band. */
export function TariffTable({ caption, formulas, rows }: TariffTableProps) {
  return (
    <div className="desk-scroll mt-3" tabIndex={0} role="region" aria-label={caption}>
      <table className="desk-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Tranche</th>
            <th scope="col">Quotient familial</th>
            {formulas.map((column) => (
              <th key={column} scope="col" className="figure">
                {rateColumnWords[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ band, quotient, cells }) => (
            <tr key={band}>
              <th scope="row">{band}</th>
              <td className="whitespace-nowrap">{quotient}</td>
              {formulas.map((column) => (
                <td key={column} className="figure">{cells[column] === "" ? "–" : `${cells[column]} €`}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
