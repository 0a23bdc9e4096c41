import { TariffForm } from "@/components/billing/tariff-form";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadTariff } from "@/lib/billing/loaders";

export const metadata = pageMetadata("Nouveau tarif", "Créer un tarif, tranche par tranche.");

export default async function NewTariffPage() {
  const { form, from } = await loadTariff();
  return (
    <DeskPage title="Nouveau tarif" screen="O7" back="/admin/parametres">
      <TariffForm form={form} from={from} permalink="/admin/parametres/tarifs/nouveau" />
    </DeskPage>
  );
}
