"use client";

import { useField } from "@/components/ui/form-context";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { saveTariffAction } from "@/lib/billing/actions";
import { rateColumns, type RateColumn } from "@/lib/billing/rules";
import type { TariffFormView } from "@/lib/billing/view";
import { rateColumnWords } from "@/lib/billing/words";
import { NativeField } from "@/components/service/native-field";

export function TariffForm({ form, from, permalink }: { form: TariffFormView; from: string; permalink: string }) {
  const isNew = form.tariffId === "nouveau";
  return (
    <FormPanel
      action={saveTariffAction}
      heading={isNew ? "Les prix" : "De nouveaux prix à partir d'une date"}
      headingLevel={2}
      submit="Enregistrer ces prix"
      permalink={permalink}
      hidden={{ tariffId: form.tariffId }}
      intro={<p>Les jours déjà réservés gardent leur prix. Laissez vide une formule que ce tarif ne propose pas.</p>}
    >
      <TextField name="name" label="Nom du tarif" maxLength={80} defaultValue={form.name} />
      <NativeField name="validFrom" type="date" label="À partir du" defaultValue={from} />
      <div className="desk-scroll" tabIndex={0} role="region" aria-label="Les prix par tranche">
        <table className="desk-table">
          <caption>Prix en euros, par tranche</caption>
          <thead>
            <tr>
              <th scope="col">Tranche</th>
              {rateColumns.map((column) => (
                <th key={column} scope="col">
                  {rateColumnWords[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {form.rows.map(({ band, quotient, cells }) => (
              <tr key={band}>
                <th scope="row">
                  {band}
                  <span className="block text-sm font-normal whitespace-nowrap">{quotient}</span>
                </th>
                {rateColumns.map((column) => (
                  <td key={column}>
                    <PriceBox column={column} band={band} start={cells[column]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <TextField name="outsideShare" label="Part payée hors du territoire, en %" inputMode="numeric" hint="135 : 35 % de plus. 100 : le même prix." defaultValue={form.outsideShare} />
      <TextField name="outsideCap" label="Le plus qu'une journée coûte hors du territoire, en euros" inputMode="decimal" optional defaultValue={form.outsideCap} />
      <TextField name="siblingShares" label="Parts des frères et sœurs, en %" hint="De l'aîné aux suivants, comme 100, 90, 80. Le repas n'est pas réduit." defaultValue={form.siblingShares} />
    </FormPanel>
  );
}

function PriceBox({ column, band, start }: { column: RateColumn; band: number; start: string }) {
  const { id, error, typed } = useField(`${column}-${band}`);
  return (
    <>
      <input
        id={id}
        name={`${column}-${band}`}
        aria-label={`${rateColumnWords[column]}, tranche ${band}`}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        inputMode="decimal"
        defaultValue={typed ?? start}
        autoComplete="off"
        className="control w-20"
      />
      {error === undefined ? null : (
        <span id={`${id}-error`} className="text-sm font-semibold text-danger">
          Erreur : {error}
        </span>
      )}
    </>
  );
}
