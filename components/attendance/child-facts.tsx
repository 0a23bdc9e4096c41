import type { RollChildView } from "@/lib/attendance/view";
import { frenchList } from "@/lib/core/format";

/** What a team must know of a child, in words: health first, then who may fetch the child. */
export function ChildFacts({ child }: { child: RollChildView }) {
  const { alerts, pickUps, emergencies } = child;
  return (
    <div className="roll-facts">
      {alerts.length > 0 ? (
        <ul className="roll-alerts">
          {alerts.map((alert) => (
            <li key={alert}>{alert}</li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-soft">{child.health}</p>
      )}
      {child.isPlainMeal ? null : <p className="font-semibold">Repas : {child.meal}</p>}
      {child.hasCourtOrder ? <p className="roll-court">Décision de justice au dossier : appelez le Guichet.</p> : null}
      <p>
        Peuvent venir : {pickUps.length > 0 ? frenchList(pickUps.map(({ name, who }) => `${name} (${who})`)) : "personne n'est nommé, appelez le Guichet"}. {child.leaving}.
      </p>
      <p className="text-ink-soft">Autorisations : {child.consents}.</p>
      {emergencies.length > 0 ? (
        <details>
          <summary className="roll-summary" aria-label={`Téléphones de la famille de ${child.name}`}>
            Téléphones
          </summary>
          <ul>
            {emergencies.map(({ name, who, phone }, index) => (
              <li key={`${name} ${index}`}>
                {name}, {who} : <a href={`tel:${phone.replaceAll(" ", "")}`} className="menu-link">{phone}</a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
