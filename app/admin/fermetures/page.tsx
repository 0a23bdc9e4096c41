import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { ClosureTable } from "@/components/service/closure-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadClosures } from "@/lib/service/loaders";

export const metadata = pageMetadata("Fermetures", "Les jours où un centre n'accueille pas.");

export default async function ClosuresPage({ searchParams }: { searchParams: SearchParams }) {
  const closures = await loadClosures();
  return (
    <DeskPage title="Fermetures" screen="O8" lead="Les jours où un centre n'accueille pas, hors jours fériés." acts={<ButtonLink href="/admin/fermetures/nouvelle">Fermer un centre</ButtonLink>}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={{ levee: "La fermeture est levée : les jours sont de nouveau ouverts. Les réservations annulées ne reviennent pas d'elles-mêmes." }} />
      {closures.length === 0 ? <p>Aucune fermeture décidée. Fermer un centre prévient ses familles, annule leurs jours sans frais et libère leurs places.</p> : <ClosureTable closures={closures} />}
    </DeskPage>
  );
}
