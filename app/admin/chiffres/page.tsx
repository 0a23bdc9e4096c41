import { DeskPage } from "@/components/desk/desk-page";
import { FigurePanel } from "@/components/figures/figure-panel";
import { PeriodChoice } from "@/components/figures/period-choice";
import { pageMetadata } from "@/components/site/page-metadata";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadFigures } from "@/lib/figures/loaders";

export const metadata = pageMetadata("Chiffres", "Remplissage, attente, comptes, mails et ouvertures.");

export default async function FiguresPage({ searchParams }: { searchParams: SearchParams }) {
  const { figures, curve, periods, chosen, step } = await loadFigures(await readParam(searchParams, "periode"), await readParam(searchParams, "pas"));
  return (
    <DeskPage title="Chiffres" screen="R1" lead="Chaque graphique a son tableau, et une phrase qui dit ce qu'il montre. Les chiffres ont moins d'une minute.">
      <div className="desk-grid">
        {figures.map((figure) => (
          <FigurePanel key={figure.id} figure={figure} />
        ))}
        {curve ? (
          <FigurePanel figure={curve}>
            <PeriodChoice periods={periods} chosen={chosen} step={step} />
          </FigurePanel>
        ) : null}
      </div>
    </DeskPage>
  );
}
