import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { AnnounceForm } from "@/components/service/announce-form";
import { CountTable } from "@/components/service/count-table";
import { PeriodForm } from "@/components/service/period-form";
import { RepeatForm } from "@/components/service/repeat-form";
import { stateTag } from "@/components/service/period-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, type Href } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadPeriod } from "@/lib/service/loaders";
import { periodPath } from "@/lib/service/rules";

export const metadata = pageMetadata("Une période", "Ce que les familles voient d'une période, et quand.");

const done = {
  periode: "La période est enregistrée.",
  annonce: "La période est annoncée. Ses ouvertures ne changent plus.",
  creneaux: "Les créneaux sont créés.",
};

export default async function PeriodPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: SearchParams }) {
  const { slug } = await params;
  const period = await loadPeriod(slug);
  const { id, name, days, state, stateWords, visibility, announcedOn, isDraft, mayAnnounce, counts, models, startsOn, endsOn, resident, outside } = period;
  return (
    <DeskPage title={name} screen="O4" back="/admin/periodes" lead={days} acts={<ButtonLink href={`/admin/creneaux/ajouter?periode=${slug}` as Href}>Ajouter des créneaux</ButtonLink>}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <section className="desk-panel" aria-labelledby="visible">
        <h2 id="visible">Ce que voient les familles</h2>
        <p className="mt-2">
          <span className={stateTag[state]}>{stateWords}</span> {announcedOn === undefined ? null : `depuis le ${announcedOn}`}
        </p>
        <ul className="mt-2 list-disc pl-5">
          {visibility.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {isDraft && !mayAnnounce ? <p className="mt-2">Ajoutez des créneaux pour pouvoir l&apos;annoncer.</p> : null}
        {mayAnnounce ? <AnnounceForm periodId={id} permalink={periodPath(slug)} /> : null}
      </section>
      <CountTable counts={counts} />
      {models.length === 0 ? null : <RepeatForm periodId={id} models={models} permalink={periodPath(slug)} />}
      <div className="mt-10 max-w-3xl">
        <PeriodForm periodId={id} name={name} startsOn={startsOn} endsOn={endsOn} resident={resident} outside={outside} permalink={periodPath(slug)} isLocked={!isDraft} />
      </div>
    </DeskPage>
  );
}
