import { DeskPage } from "@/components/desk/desk-page";
import { RetentionTable } from "@/components/reports/retention-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadRetention } from "@/lib/reports/loaders";

export const metadata = pageMetadata("Conservation", "Ce que le portail garde, et jusqu'à quand.");

export default async function RetentionPage() {
  return (
    <DeskPage title="Conservation" screen="S2" lead="Ce que le portail garde, ce qu'il a promis d'effacer, et quand il l'a fait pour la dernière fois. Les nombres ont moins d'une minute.">
      <RetentionTable lines={await loadRetention()} />
    </DeskPage>
  );
}
