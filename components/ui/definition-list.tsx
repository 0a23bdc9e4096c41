import type { ReactNode } from "react";

export type Definition = { term: string; value: ReactNode; action?: ReactNode };

/** Facts on file, each with what can be done about it (a link to change it). */
export function DefinitionList({ rows }: { rows: readonly Definition[] }) {
  return (
    <dl className="definitions">
      {rows.map(({ term, value, action }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {action === undefined ? null : <dd>{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
