import { MenuLink, type Href } from "@/components/ui/link";

type Closure = { href: Href; centerName: string; days: string; reason: string; isOver: boolean };

export function ClosureTable({ closures }: { closures: readonly Closure[] }) {
  return (
    <div className="desk-scroll" tabIndex={0} role="region" aria-label="Les fermetures">
      <table className="desk-table">
        <caption>Les fermetures, la plus lointaine d&apos;abord</caption>
        <thead>
          <tr>
            <th scope="col">Centre</th>
            <th scope="col">Jours</th>
            <th scope="col">Raison</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {closures.map(({ href, centerName, days, reason, isOver }) => (
            <tr key={href}>
              <th scope="row" className="font-normal">
                <MenuLink href={href}>{`${centerName}, ${days}`}</MenuLink>
              </th>
              <td>{days}</td>
              <td>{reason}</td>
              <td>
                <span className={isOver ? "tag" : "tag tag-bad"}>{isOver ? "Passée" : "Décidée"}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
