"use client";

/* The longest part of a page that opening day asks for: its rows are sent once, as a few words each (docs/decisions/0018). */

import type { PlaceTable } from "@/lib/activities/view";

export function PlaceTables({ tables }: { tables: readonly PlaceTable[] }) {
  return tables.flatMap(({ formula, groups, weeks }) =>
    weeks.map(({ title, rows }) => (
      <table key={`${formula} ${title}`} className="figures">
        <caption>{tables.length > 1 ? `${title}, ${formula.toLowerCase()}` : title}</caption>
        <thead>
          <tr>
            <th scope="col">Jour</th>
            {groups.map((group) => (
              <th key={group} scope="col">
                {group}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, places }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {places.map((status, index) => (
                <td key={groups[index]}>{status}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )),
  );
}
