import { CenterDays } from "@/components/attendance/center-days";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadCenters } from "@/lib/attendance/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Présences", "Choisir le centre et le jour.");

export default async function PresencesPage({ searchParams }: { searchParams: SearchParams }) {
  const [center, day, choice] = await Promise.all(["centre", "jour", "choix"].map((name) => readParam(searchParams, name)));
  const { centers, today } = await loadCenters(center, day, choice !== undefined);
  return (
    <DeskPage title="Présences" screen="P1" lead="La liste d'un centre pour un jour : qui est attendu, qui est là, ce qu'il faut savoir de chaque enfant.">
      <CenterDays centers={centers} today={today} asked={{ center, day }} />
    </DeskPage>
  );
}
