type Row = { key: string; season: string; since: string; ages: string; length: string; ratio: number; source: string };

export function RatioTable({ rows }: { rows: readonly Row[] }) {
  return (
    <div className="desk-scroll mt-3" tabIndex={0} role="region" aria-label="Les taux d'encadrement">
      <table className="desk-table">
        <caption>Enfants par animateur</caption>
        <thead>
          <tr>
            <th scope="col">Quand</th>
            <th scope="col">Âge</th>
            <th scope="col">Durée</th>
            <th scope="col">Enfants par animateur</th>
            <th scope="col">Depuis</th>
            <th scope="col">Texte</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, season, since, ages, length, ratio, source }) => (
            <tr key={key}>
              <td>{season}</td>
              <td>{ages}</td>
              <td>{length}</td>
              <td>{ratio}</td>
              <td>{since}</td>
              <td>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
