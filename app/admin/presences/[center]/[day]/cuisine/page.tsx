import type { Metadata } from "next";
import { KitchenTable } from "@/components/attendance/kitchen-table";
import { PrintButton } from "@/components/bookings/print-button";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadKitchen } from "@/lib/attendance/loaders";

type Props = { params: Promise<{ center: string; day: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { center, day } = await params;
  const kitchen = await loadKitchen(center, day);
  return pageMetadata(`Repas : ${kitchen.center}, ${kitchen.dayName}`, "Le compte des repas.");
}

export default async function KitchenPage({ params }: Props) {
  const { center, day } = await params;
  const kitchen = await loadKitchen(center, day);
  return (
    <DeskPage title={`Repas : ${kitchen.center}, ${kitchen.dayName}`} screen="P4" back="/admin/presences?choix=1" acts={kitchen.rows.length > 0 ? <PrintButton>Imprimer ce compte</PrintButton> : undefined}>
      <KitchenTable kitchen={kitchen} />
    </DeskPage>
  );
}
