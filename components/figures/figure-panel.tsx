import type { ReactNode } from "react";
import { Details } from "@/components/ui/details";
import type { FigureView } from "@/lib/figures/view";
import { FigureChart } from "./figure-chart";

/** A figure three times: in a sentence, drawn, and as a table. */
export function FigurePanel({ figure, children }: { figure: FigureView; children?: ReactNode }) {
  const { id, title, sentence, points, chart } = figure;
  return (
    <section aria-labelledby={id} className={chart.isWide ? "desk-panel break-inside-avoid xl:col-span-2" : "desk-panel break-inside-avoid"}>
      <h2 id={id}>{title}</h2>
      <p className="mt-1 mb-3">{sentence}</p>
      {children}
      {points.length === 0 ? null : (
        <>
          <FigureChart figure={figure} />
          <Details summary="Voir le tableau">
            <FigureTable figure={figure} />
          </Details>
        </>
      )}
    </section>
  );
}

function FigureTable({ figure: { title, axis, series, points } }: { figure: FigureView }) {
  return (
    <div className="desk-scroll" tabIndex={0} role="region" aria-label={`Tableau : ${title}`}>
      <table className="desk-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{axis}</th>
            {series.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, values, texts }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={series[index]}>{texts?.[index] ?? value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
