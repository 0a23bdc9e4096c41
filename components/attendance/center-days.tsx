import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { MenuLink } from "@/components/ui/link";
import type { CenterDaysView } from "@/lib/attendance/view";
import { kitchenPath, listPath } from "./paths";

type CenterDaysProps = { centers: CenterDaysView[]; today: string; asked: { center: string | undefined; day: string | undefined } };

/** The centres with their next days; below, any other day. */
export function CenterDays({ centers, today, asked }: CenterDaysProps) {
  if (centers.length === 0) return <p>Aucun centre ne vous est confié pour le moment. Demandez à une personne responsable de vous en confier un.</p>;
  return (
    <>
      <div className="roll-centers">
        {centers.map((center) => (
          <section key={center.slug} className="desk-panel" aria-labelledby={`centre-${center.slug}`}>
            <h2 id={`centre-${center.slug}`} className="text-xl">
              {center.name}
            </h2>
            {center.days.some(({ isToday }) => isToday) ? null : <p>Fermé aujourd&apos;hui.</p>}
            {center.days.length === 0 ? <p>Aucun jour ouvert dans les quatre mois qui viennent.</p> : null}
            <ul className="mt-2">
              {center.days.map(({ day, label, expected }) => (
                <li key={day} className="roll-day">
                  <MenuLink href={listPath(center.slug, day)}>{label}</MenuLink>
                  <span>
                    {expected}
                    <MenuLink href={kitchenPath(center.slug, day)} className="ml-3">
                      Repas<span className="sr-only">{` : ${center.name}, ${label}`}</span>
                    </MenuLink>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <form method="get" className="desk-panel mt-6 flex flex-wrap items-start gap-4">
        <h2 className="basis-full text-xl">Un autre jour</h2>
        <p className="min-w-0">
          <label htmlFor="centre" className="block">
            Centre
          </label>
          <select id="centre" name="centre" defaultValue={asked.center ?? centers[0]?.slug} className="control">
            {centers.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <p className="min-w-0">
          <label htmlFor="jour" className="block">
            Jour
          </label>
          <DateInput id="jour" name="jour" required defaultValue={asked.day ?? today} />
        </p>
        <div className="field-act">
          <Button>Ouvrir la liste</Button>
        </div>
      </form>
    </>
  );
}
