import { MenuLink } from "@/components/ui/link";
import type { TeamLine } from "@/lib/service/view";

/** The teams of a week; each day leads to its own page. */
export function SlotTable({ name, lines }: { name: string; lines: readonly TeamLine[] }) {
  return (
    <div className="desk-scroll mt-4" tabIndex={0} role="region" aria-label={name}>
      <table className="desk-table">
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">Jour</th>
            <th scope="col">Âges</th>
            <th scope="col">Formule</th>
            <th scope="col">Prises</th>
            <th scope="col">Capacité</th>
            <th scope="col">Places</th>
            <th scope="col">Animateurs</th>
            <th scope="col">Attente</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="font-normal">
                <MenuLink href={line.href}>{`${line.day}, ${line.groupName}`}</MenuLink>
              </th>
              <td>{line.groupName}</td>
              <td>{line.formula}</td>
              <td>{line.taken}</td>
              <td>{line.capacity}</td>
              <td>{line.places}</td>
              <td>{line.animators}</td>
              <td>{line.waiting}</td>
              <td>
                <SlotState line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SlotState({ line: { closed, isShort, taken, capacity } }: { line: TeamLine }) {
  if (closed !== undefined) return <span className="tag tag-bad">{closed}</span>;
  if (isShort) return <span className="tag tag-wait">Équipe trop petite</span>;
  return <span className={taken < capacity ? "tag tag-good" : "tag"}>{taken < capacity ? "Ouvert" : "Complet"}</span>;
}
