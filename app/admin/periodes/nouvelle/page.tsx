import { DeskPage } from "@/components/desk/desk-page";
import { PeriodForm } from "@/components/service/period-form";
import { pageMetadata } from "@/components/site/page-metadata";
import { MenuLink, type Href } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadNewPeriod } from "@/lib/service/loaders";

export const metadata = pageMetadata("Nouvelle période", "Préparer une période de réservation.");

const OPENS_AT = "08:30";

export default async function NewPeriodPage({ searchParams }: { searchParams: SearchParams }) {
  const chosen = await readParam(searchParams, "vacances");
  const { suggestions, start, residentDay, outsideDay } = await loadNewPeriod(chosen);
  return (
    <DeskPage title="Nouvelle période" screen="O4" back="/admin/periodes" width="form" lead="Elle reste invisible des familles jusqu'à son annonce.">
      {suggestions.length === 0 ? null : (
        <section aria-labelledby="calendrier">
          <h2 id="calendrier">Partir du calendrier scolaire (zone B)</h2>
          <ul>
            {suggestions.map(({ key, name, days }) => (
              <li key={key}>
                <MenuLink href={`/admin/periodes/nouvelle?vacances=${key}` as Href}>{name}</MenuLink> <span className="text-ink-soft">{days}</span>
              </li>
            ))}
          </ul>
          <p className="text-ink-soft">Dates à vérifier dans le calendrier officiel.</p>
        </section>
      )}
      <div className="mt-8">
        <PeriodForm
          key={chosen}
          periodId="nouvelle"
          name={start?.name ?? ""}
          startsOn={start?.startsOn ?? ""}
          endsOn={start?.endsOn ?? ""}
          resident={{ day: residentDay, hour: OPENS_AT }}
          outside={{ day: outsideDay, hour: OPENS_AT }}
          permalink="/admin/periodes/nouvelle"
        />
      </div>
    </DeskPage>
  );
}
