import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { DuplicateForm } from "@/components/service/duplicate-form";
import { ProgrammeForm } from "@/components/service/programme-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, MenuLink, type Href } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { saveProgrammeAction } from "@/lib/service/actions";
import { loadProgrammeDetail } from "@/lib/service/loaders";
import { groupPath, programmePath } from "@/lib/service/rules";

export const metadata = pageMetadata("Un programme", "Ce que les familles lisent d'un programme, ses âges et ses délais.");

const done = {
  cree: "Le programme est créé. Ajoutez maintenant ses créneaux à une période.",
  programme: "Le programme est enregistré. Les familles voient le changement dans quelques secondes.",
  tranche: "La tranche d'âge est enregistrée.",
  "tranche-retiree": "La tranche d'âge est retirée.",
};

export default async function ProgrammePage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: SearchParams }) {
  const { slug } = await params;
  const { id, title, centerName, season, isPublished, groups, sentences, form, centers, tariffs, otherCenters } = await loadProgrammeDetail(slug);
  return (
    <DeskPage title={title} screen="O6" back="/admin/activites" lead={`${centerName}. ${season}.`} acts={<ButtonLink href={`/admin/creneaux/ajouter?programme=${id}` as Href}>Ajouter des créneaux</ButtonLink>}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <p>
        <span className={isPublished ? "tag tag-good" : "tag tag-wait"}>{isPublished ? "Publié" : "Pas publié"}</span>
      </p>
      <div className="desk-grid mt-4">
        <section className="desk-panel" aria-labelledby="lecture">
          <h2 id="lecture">Ce que lisent les parents</h2>
          <ul className="mt-2 list-disc pl-5">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
        <section className="desk-panel" aria-labelledby="ages">
          <h2 id="ages">Tranches d&apos;âge</h2>
          <ul className="mt-2">
            {groups.map(({ id: groupId, href, name, ages, slots }) => (
              <li key={groupId}>
                <MenuLink href={href}>{name}</MenuLink> <span className="text-ink-soft">{`${ages}, ${slots}`}</span>
              </li>
            ))}
          </ul>
          <MenuLink href={groupPath(slug, "nouveau")}>Ajouter une tranche d&apos;âge</MenuLink>
        </section>
      </div>
      <div className="mt-10 max-w-3xl">
        <ProgrammeForm action={saveProgrammeAction} form={form} centers={centers} tariffs={tariffs} permalink={programmePath(slug)} programmeId={id} />
      </div>
      {otherCenters.length === 0 ? null : (
        <div className="mt-10 max-w-3xl">
          <DuplicateForm programmeId={id} centers={otherCenters} permalink={programmePath(slug)} />
        </div>
      )}
    </DeskPage>
  );
}
