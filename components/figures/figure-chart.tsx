import type { FigureView } from "@/lib/figures/view";

/** Drawn by the server: nothing is loaded to read it, with scripts or without. The table below says the same. */
export function FigureChart({ figure: { title, chart } }: { figure: Pick<FigureView, "title" | "chart"> }) {
  return (
    <picture>
      <img src={chart.src} width={chart.width} height={chart.height} alt={`Graphique : ${title}. Le tableau qui suit dit la même chose.`} className={chart.isWide ? "figure-chart" : "figure-chart max-w-xl"} />
    </picture>
  );
}
