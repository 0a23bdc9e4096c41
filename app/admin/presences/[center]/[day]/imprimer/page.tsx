import type { Metadata } from "next";
import { listPath } from "@/components/attendance/paths";
import { PrintSheets } from "@/components/attendance/print-sheets";
import { PrintButton } from "@/components/bookings/print-button";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadDayList } from "@/lib/attendance/loaders";

type Props = { params: Promise<{ center: string; day: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { center, day } = await params;
  const { sheet } = await loadDayList(center, day);
  return pageMetadata(`Feuilles : ${sheet.center}, ${sheet.dayName}`, "Une feuille par groupe.");
}

export default async function PrintPage({ params }: Props) {
  const { center, day } = await params;
  const { sheet } = await loadDayList(center, day);
  return (
    <DeskPage title={`${sheet.center}, ${sheet.dayName}`} screen="P3" back={listPath(sheet.slug, sheet.day)} acts={<PrintButton>Imprimer ces feuilles</PrintButton>}>
      <PrintSheets sheet={sheet} />
    </DeskPage>
  );
}
