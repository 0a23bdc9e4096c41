import { MenuLink, type Href } from "@/components/ui/link";

type Count = { href: Href; title: string; centerName: string; isPublished: boolean; slots: number; capacity: number; taken: number; left: number };

/** What each programme offers in a period, over all its days. */
export function CountTable({ counts }: { counts: readonly Count[] }) {
  if (counts.length === 0) return <p className="mt-6">Aucun créneau dans cette période. Ajoutez-les en une fois pour tous vos centres : rien n&apos;est visible avant l&apos;annonce.</p>;
  return (
    <div className="desk-scroll mt-6" tabIndex={0} role="region" aria-label="Les créneaux par programme">
      <table className="desk-table">
        <caption>Places par programme, tous jours confondus</caption>
        <thead>
          <tr>
            <th scope="col">Programme</th>
            <th scope="col">Créneaux</th>
            <th scope="col">Capacité</th>
            <th scope="col">Prises</th>
            <th scope="col">Restent</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ href, title, centerName, isPublished, slots, capacity, taken, left }) => (
            <tr key={href}>
              <th scope="row" className="font-normal">
                <MenuLink href={href}>{`${centerName} : ${title}`}</MenuLink> {isPublished ? null : <span className="tag tag-wait">Pas publié</span>}
              </th>
              <td>{slots}</td>
              <td>{capacity}</td>
              <td>{taken}</td>
              <td>{left}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
