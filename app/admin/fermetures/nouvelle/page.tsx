import { DeskPage } from "@/components/desk/desk-page";
import { ClosurePreview } from "@/components/service/closure-preview";
import { PlainField, PlainSelect } from "@/components/service/plain-field";
import { pageMetadata } from "@/components/site/page-metadata";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { SearchParams } from "@/lib/core/search-params";
import { loadNewClosure } from "@/lib/service/loaders";

export const metadata = pageMetadata("Fermer un centre", "Voir qui est concerné, puis fermer et prévenir.");

export default async function NewClosurePage({ searchParams }: { searchParams: SearchParams }) {
  const { centers, tomorrow, typed, isWrong, preview } = await loadNewClosure(await searchParams);
  return (
    <DeskPage title="Fermer un centre" screen="O8" back="/admin/fermetures" width="form" lead="Vous verrez qui est concerné avant de décider.">
      {isWrong ? (
        <Notice tone="warning" role="alert">
          <p>Choisissez un centre, deux dates à partir de demain, la première avant la seconde, et dites la raison.</p>
        </Notice>
      ) : null}
      <form method="get" action="/admin/fermetures/nouvelle#apercu" className="form">
        <PlainSelect name="centre" label="Centre" options={centers} defaultValue={typed.centerId} />
        <div className="grid gap-4 sm:grid-cols-2">
          <PlainField name="du" label="Premier jour fermé" type="date" min={tomorrow} defaultValue={typed.from} />
          <PlainField name="au" label="Dernier jour fermé" type="date" min={tomorrow} defaultValue={typed.to} />
        </div>
        <PlainField name="raison" label="Raison, lue par les familles" type="text" maxLength={200} defaultValue={typed.reason} />
        <Button name="apercu" value="oui" variant={preview === undefined ? "primary" : "secondary"}>
          Voir qui est concerné
        </Button>
      </form>
      {preview === undefined ? null : <ClosurePreview preview={preview} typed={typed} permalink="/admin/fermetures/nouvelle" />}
    </DeskPage>
  );
}
