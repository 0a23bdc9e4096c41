import { TariffForm } from "@/components/billing/tariff-form";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { MenuLink, type Href } from "@/components/ui/link";
import { loadNewTariff } from "@/lib/billing/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Nouveau tarif", "Créer un tarif, tranche par tranche.");

export default async function NewTariffPage({ searchParams }: { searchParams: SearchParams }) {
  const { form, from, models, like } = await loadNewTariff((await readParam(searchParams, "comme")) ?? "");
  return (
    <DeskPage title="Nouveau tarif" screen="O7" back="/admin/parametres">
      {models.length === 0 ? null : (
        <section aria-labelledby="modeles" className="mb-8">
          <h2 id="modeles">Partir d&apos;un tarif existant</h2>
          <ul className="flex flex-wrap gap-x-6">
            {models.map(({ id, name }) => (
              <li key={id}>
                <MenuLink href={`/admin/parametres/tarifs/nouveau?comme=${id}` as Href}>{name}</MenuLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <TariffForm key={like} form={form} from={from} permalink="/admin/parametres/tarifs/nouveau" />
    </DeskPage>
  );
}
