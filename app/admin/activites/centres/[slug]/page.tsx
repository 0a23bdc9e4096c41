import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { CenterForm } from "@/components/service/center-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, type Href } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadCenter } from "@/lib/service/loaders";
import { centerPath } from "@/lib/service/rules";

export const metadata = pageMetadata("Un centre", "Modifier un centre.");

export default async function CenterPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: SearchParams }) {
  const { slug } = await params;
  const { center, communes } = await loadCenter(slug);
  return (
    <DeskPage
      title={center?.name ?? ""}
      screen="O2"
      back="/admin/activites"
      width="form"
      acts={
        <>
          <ButtonLink href={`/admin/activites/programmes/nouveau?centre=${center?.id ?? ""}` as Href} variant="secondary">
            Ajouter un programme
          </ButtonLink>
          <ButtonLink href="/admin/activites/centres/nouveau" variant="secondary">
            Nouveau centre
          </ButtonLink>
        </>
      }
    >
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={{ centre: "Le centre est enregistré. Les familles voient le changement dans quelques secondes." }} />
      <CenterForm center={center} communes={communes} permalink={centerPath(slug)} />
    </DeskPage>
  );
}
