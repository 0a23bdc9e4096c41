import { DeskPage } from "@/components/desk/desk-page";
import { PlainSelect } from "@/components/service/plain-field";
import { PlanForm, PlanPreview } from "@/components/service/plan-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { Boxes } from "@/components/ui/boxes";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { SearchParams } from "@/lib/core/search-params";
import { loadPlanner } from "@/lib/service/loaders";

export const metadata = pageMetadata("Ajouter des créneaux", "Créer les jours d'une période pour plusieurs programmes à la fois.");

export default async function PlannerPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const { periods, period, programmes, chosen, ages, isWednesdays, fault, preview } = await loadPlanner(params);
  return (
    <DeskPage title="Ajouter des créneaux" screen="O5" back="/admin/creneaux" width="form" lead="Un même modèle, pour plusieurs programmes à la fois. Rien n'est créé avant la confirmation.">
      <form method="get" action="/admin/creneaux/ajouter#modele" className="form">
        <PlainSelect name="periode" label="Période" options={periods} defaultValue={period?.slug} />
        <Boxes name="programme" legend="Programmes" boxes={programmes.map(({ id, label, season, isChosen }) => ({ value: id, label, detail: season, isChosen }))} />
        <Button variant={ages.length === 0 ? "primary" : "secondary"}>Continuer</Button>
      </form>
      {chosen.length > 0 && period === undefined ? <p className="mt-6">Choisissez aussi une période.</p> : null}
      {chosen.length > 0 && ages.length === 0 ? <p className="mt-6">Ces programmes n&apos;ont encore aucune tranche d&apos;âge.</p> : null}
      {period !== undefined && ages.length > 0 ? (
        <div className="mt-10">
          <PlanForm params={params} period={period} chosen={chosen} ages={ages} isWednesdays={isWednesdays} />
        </div>
      ) : null}
      {fault === undefined ? null : (
        <div id="apercu" className="mt-6">
          <Notice tone="warning" role="alert">
            <p>{fault}</p>
          </Notice>
        </div>
      )}
      {preview === undefined ? null : <PlanPreview preview={preview} permalink="/admin/creneaux/ajouter" />}
    </DeskPage>
  );
}
