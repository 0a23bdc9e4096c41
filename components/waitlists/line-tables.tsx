import { TextLink } from "@/components/ui/link";
import type { OfferedView, WaitingView } from "@/lib/waitlists/view";

/** Who waits, in rank, with the reason of each rank. */
export function WaitingTable({ waiting }: { waiting: readonly WaitingView[] }) {
  return (
    <div className="desk-scroll" role="region" aria-label="Enfants en attente" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Rang</th>
            <th scope="col">Enfant</th>
            <th scope="col">Pourquoi ce rang</th>
            <th scope="col">À savoir</th>
            <th scope="col">Agir</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map(({ id, path, familyPath, rank, child, reference, why, priorityReason, together, passedOver, isBusy }) => (
            <tr key={id}>
              <td>{rank}</td>
              <th scope="row" className="font-normal whitespace-nowrap">
                <TextLink href={familyPath}>{child}</TextLink>
                <span className="block text-sm text-ink-soft">Demande {reference}</span>
              </th>
              <td>
                {why}
                {priorityReason === undefined ? null : <span className="block text-sm">Priorité : {priorityReason}</span>}
              </td>
              <td>
                {together === undefined ? null : <span className="block">{together}</span>}
                {isBusy ? <span className="block">Déjà une place ce jour-là</span> : null}
                {passedOver === undefined ? null : <span className="block">{passedOver}</span>}
              </td>
              <td className="whitespace-nowrap">
                <TextLink href={path}>
                  Changer<span className="sr-only"> le rang de {child}</span>
                </TextLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The offers under way: who holds one, and until when. */
export function OfferedTable({ offered }: { offered: readonly OfferedView[] }) {
  return (
    <div className="desk-scroll" role="region" aria-label="Places proposées" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Enfant</th>
            <th scope="col">Proposée</th>
            <th scope="col">Réponse attendue</th>
          </tr>
        </thead>
        <tbody>
          {offered.map(({ id, familyPath, child, reference, since, until, isOver, deskReason }) => (
            <tr key={id}>
              <th scope="row" className="font-normal whitespace-nowrap">
                <TextLink href={familyPath}>{child}</TextLink>
                <span className="block text-sm text-ink-soft">Demande {reference}</span>
              </th>
              <td>
                Le {since}
                {deskReason === undefined ? null : <span className="block text-sm">Choix du Guichet : {deskReason}</span>}
              </td>
              <td>
                {isOver ? <span className="tag tag-wait">Délai passé</span> : null} Avant le {until}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
