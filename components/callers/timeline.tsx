import type { TimelineView } from "@/lib/callers/view";

/** The one history of the family, as it reads it too, with the names of the desk. */
export function Timeline({ events }: { events: TimelineView[] }) {
  return (
    <section aria-labelledby="historique" className="mt-5">
      <h2 id="historique" className="mb-3">
        Historique
      </h2>
      <div className="desk-scroll" role="region" aria-label="Tableau de l'historique" tabIndex={0}>
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">Quand</th>
              <th scope="col">Quoi</th>
              <th scope="col">Qui</th>
              <th scope="col">Comment</th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ at, what, who, channel }, index) => (
              <tr key={`${at}-${index}`}>
                <td className="whitespace-nowrap">{at}</td>
                <td>{what}</td>
                <td>{who}</td>
                <td>{channel}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
