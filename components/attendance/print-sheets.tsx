import type { DaySheetView } from "@/lib/attendance/view";
import { supervisionWords } from "@/lib/attendance/words";
import { counted } from "@/lib/core/format";

/** One sheet of paper for each group: boxes to tick, what to know, whom to call. */
export function PrintSheets({ sheet }: { sheet: DaySheetView }) {
  return sheet.groups
    .filter(({ children }) => children.length > 0)
    .map((group) => (
      <section key={group.id} className="roll-sheet" aria-labelledby={`feuille-${group.id}`}>
        <h2 id={`feuille-${group.id}`} className="text-xl">
          {group.name}, {group.activity}
        </h2>
        <p>
          {sheet.center}, {sheet.dayName}. {counted(group.children.length, "enfant attendu", "enfants attendus")}, {supervisionWords(group)}. Centre : <span className="whitespace-nowrap">{sheet.phone}</span>.
        </p>
        <div className="desk-scroll" role="region" aria-label={`Liste, ${group.name}, ${group.activity}`} tabIndex={0}>
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">Là</th>
                <th scope="col">Enfant</th>
                <th scope="col">À savoir</th>
                <th scope="col">Peuvent venir, et qui appeler</th>
                <th scope="col">Départ : heure, avec qui</th>
              </tr>
            </thead>
            <tbody>
              {group.children.map((child) => (
                <tr key={child.bookingId}>
                  <td>
                    <span className="tick" />
                    <span className="sr-only">À cocher</span>
                  </td>
                  <th scope="row">
                    {child.name}
                    <span className="block font-normal">
                      {child.age}, {child.formulaLabel}
                      {child.isExtra ? ", place en plus" : ""}
                    </span>
                  </th>
                  <td className="min-w-44">
                    {child.alerts.length > 0 ? child.alerts.map((alert) => <strong key={alert} className="block">{alert}</strong>) : child.health}
                    <span className="block">Repas : {child.meal}</span>
                    <span className="block">{child.consents}</span>
                  </td>
                  <td>
                    {child.hasCourtOrder ? <strong className="block">Décision de justice : appelez le Guichet.</strong> : null}
                    {child.pickUps.map(({ name, who, phone }, index) => (
                      <span key={`${name} ${index}`} className="block">
                        {name} ({who}) <span className="whitespace-nowrap">{phone}</span>
                      </span>
                    ))}
                    <span className="block">{child.leaving}.</span>
                  </td>
                  <td className="min-w-24" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    ));
}
