import { MenuLink, type Href } from "@/components/ui/link";

type State = "draft" | "over" | "announced" | "residents" | "open";
type Period = { href: Href; name: string; days: string; state: State; stateWords: string; slots: string };

export const stateTag: Record<State, string> = { draft: "tag tag-wait", over: "tag", announced: "tag", residents: "tag tag-good", open: "tag tag-good" };

export function PeriodTable({ periods }: { periods: readonly Period[] }) {
  return (
    <div className="desk-scroll" tabIndex={0} role="region" aria-label="Les périodes">
      <table className="desk-table">
        <caption>Les périodes, la plus lointaine d&apos;abord</caption>
        <thead>
          <tr>
            <th scope="col">Période</th>
            <th scope="col">Jours</th>
            <th scope="col">État</th>
            <th scope="col">Créneaux</th>
          </tr>
        </thead>
        <tbody>
          {periods.map(({ href, name, days, state, stateWords, slots }) => (
            <tr key={href}>
              <th scope="row" className="font-normal">
                <MenuLink href={href}>{name}</MenuLink>
              </th>
              <td>{days}</td>
              <td>
                <span className={stateTag[state]}>{stateWords}</span>
              </td>
              <td className="whitespace-nowrap">{slots}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
