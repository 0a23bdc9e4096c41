import { DoneNotice } from "@/components/accounts/done-notice";
import { TariffForm } from "@/components/billing/tariff-form";
import { TariffTable } from "@/components/billing/tariff-table";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { loadTariff } from "@/lib/billing/loaders";
import { tariffPath } from "@/lib/billing/rules";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Un tarif", "Les prix d'un tarif, date après date.");

export default async function TariffPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { id } = await params;
  const { sets, form, from } = await loadTariff(id);
  return (
    <DeskPage title={form.name} screen="O7" back="/admin/parametres" lead="Ce qui est en vigueur ne change pas : de nouveaux prix commencent à une date.">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={{ tarif: "Le tarif est enregistré." }} />
      {sets.map(({ validFrom, since, isFuture, formulas, rows, outside, siblings, example }) => (
        <section key={validFrom} className="desk-panel mt-4">
          <TariffTable caption={isFuture ? `À partir du ${since}` : `Depuis le ${since}`} formulas={formulas} rows={rows} />
          {example === undefined ? null : <p className="mt-3">{example}</p>}
          <p>{outside}</p>
          {siblings === undefined ? null : <p>{siblings}</p>}
        </section>
      ))}
      <div className="mt-10">
        <TariffForm form={form} from={from} permalink={tariffPath(id)} />
      </div>
    </DeskPage>
  );
}
