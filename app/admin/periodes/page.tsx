import { DeskPage } from "@/components/desk/desk-page";
import { PeriodTable } from "@/components/service/period-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { loadPeriods } from "@/lib/service/loaders";

export const metadata = pageMetadata("Périodes", "Les jours qui ouvrent ensemble à la réservation.");

export default async function PeriodsPage() {
  const periods = await loadPeriods();
  return (
    <DeskPage title="Périodes" screen="O3" lead="Les jours qui ouvrent ensemble à la réservation, et quand." acts={<ButtonLink href="/admin/periodes/nouvelle">Nouvelle période</ButtonLink>}>
      {periods.length === 0 ? <p>Aucune période pour le moment. Créez la première : elle reste invisible des familles jusqu&apos;à son annonce.</p> : <PeriodTable periods={periods} />}
    </DeskPage>
  );
}
