import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { CenterPanel } from "@/components/service/center-panel";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadActivities } from "@/lib/service/loaders";

export const metadata = pageMetadata("Activités", "Les centres et leurs programmes.");

const done = { copie: "Le programme est dupliqué. Chaque copie se modifie à part." };

export default async function ActivitiesPage({ searchParams }: { searchParams: SearchParams }) {
  const centers = await loadActivities();
  return (
    <DeskPage
      title="Activités"
      screen="O1"
      lead="Les centres, et ce que chacun propose."
      acts={
        <>
          <ButtonLink href="/admin/activites/programmes/nouveau">Nouveau programme</ButtonLink>
          <ButtonLink href="/admin/activites/centres/nouveau" variant="secondary">
            Nouveau centre
          </ButtonLink>
        </>
      }
    >
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      {centers.length === 0 ? <p>Aucun centre pour le moment. Commencez par en créer un.</p> : null}
      <div className="desk-grid">
        {centers.map((center) => (
          <CenterPanel key={center.id} center={center} />
        ))}
      </div>
    </DeskPage>
  );
}
