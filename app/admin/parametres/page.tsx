import { DoneNotice } from "@/components/accounts/done-notice";
import { BandsForm } from "@/components/billing/bands-form";
import { TariffTable } from "@/components/billing/tariff-table";
import { DeskPage } from "@/components/desk/desk-page";
import { RatioForm } from "@/components/service/ratio-form";
import { RatioTable } from "@/components/service/ratio-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { loadPricing } from "@/lib/billing/loaders";
import { tariffPath } from "@/lib/billing/rules";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadRatios } from "@/lib/service/loaders";

export const metadata = pageMetadata("Paramètres", "Tarifs, tranches de quotient et taux d'encadrement.");

const done = { tranches: "Les tranches sont enregistrées.", taux: "Le taux est enregistré." };

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { tariffs, bandSets, tomorrow, hasBands } = await loadPricing();
  const { rows, today } = await loadRatios();
  return (
    <DeskPage title="Paramètres" screen="O7" lead="Tarifs, tranches de quotient, taux d'encadrement." acts={hasBands ? <ButtonLink href="/admin/parametres/tarifs/nouveau">Nouveau tarif</ButtonLink> : undefined}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <section aria-labelledby="tarifs">
        <h2 id="tarifs">Tarifs</h2>
        {tariffs.length === 0 ? <p>Aucun tarif. {hasBands ? "Créez le premier." : "Enregistrez d'abord les tranches de quotient."}</p> : null}
        {tariffs.map(({ id, name, sets }) => {
          const present = sets.find(({ isFuture }) => !isFuture) ?? sets[0];
          return (
            <div key={id} className="desk-panel mt-4">
              <h3>{name}</h3>
              {present === undefined ? null : <TariffTable caption={`${name}, depuis le ${present.since}`} formulas={present.formulas} rows={present.rows} />}
              {present?.example === undefined ? null : <p className="mt-3">{present.example}</p>}
              <MenuLink href={tariffPath(id)}>Voir et changer le tarif {name}</MenuLink>
            </div>
          );
        })}
      </section>
      <section aria-labelledby="quotients" className="mt-10">
        <h2 id="quotients">Tranches de quotient familial</h2>
        {bandSets.map(({ since, isFuture, lines }) => (
          <p key={since} className="mt-2">
            <strong>{isFuture ? `À partir du ${since}` : `Depuis le ${since}`}</strong> : {lines.map(({ band, quotient }) => `${band}. ${quotient}`).join(" ; ")}
          </p>
        ))}
        <div className="mt-4 max-w-3xl">
          <BandsForm bounds={bandSets[0]?.bounds ?? ""} from={hasBands ? tomorrow : today} permalink="/admin/parametres" />
        </div>
      </section>
      <section aria-labelledby="encadrement" className="mt-10">
        <h2 id="encadrement">Taux d&apos;encadrement</h2>
        <RatioTable rows={rows} />
        <div className="mt-4 max-w-3xl">
          <RatioForm today={today} permalink="/admin/parametres" />
        </div>
      </section>
    </DeskPage>
  );
}
