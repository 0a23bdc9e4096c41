import { TextLink } from "@/components/ui/link";
import type { WaitedSlotView } from "@/lib/waitlists/view";

/** The slots somebody waits for, one a line. */
export function SlotTable({ slots }: { slots: readonly WaitedSlotView[] }) {
  return (
    <div className="desk-scroll" role="region" aria-label="Créneaux avec une liste d'attente" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Jour</th>
            <th scope="col">Activité</th>
            <th scope="col">Accueil</th>
            <th scope="col">En attente</th>
            <th scope="col">Proposées</th>
            <th scope="col">Places prises</th>
          </tr>
        </thead>
        <tbody>
          {slots.map(({ id, path, day, activity, group, center, waiting, offered, taken, capacity, free, isClosed }) => (
            <tr key={id}>
              <th scope="row" className="min-w-40 font-normal">
                <TextLink href={path}>{day}</TextLink>
              </th>
              <td className="min-w-48">
                {activity}
                <span className="block text-sm text-ink-soft">{group}</span>
              </td>
              <td>{center}</td>
              <td>{waiting}</td>
              <td>{offered}</td>
              <td>
                {taken} sur {capacity} {isClosed ? <span className="tag tag-bad">Fermé</span> : free > 0 ? <span className="tag tag-good">{free} libre</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
