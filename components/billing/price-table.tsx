import type { PriceCell, PriceLine } from "@/lib/billing/view";

export function PriceTable({ caption, lines }: { caption: string; lines: readonly PriceLine[] }) {
  if (lines.length === 0) return null;
  return (
    <table className="figures">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Quotient familial</th>
          <th scope="col">Habitants du territoire</th>
          <th scope="col">Autres familles</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ band, quotient, resident, outside }) => (
          <tr key={band}>
            <th scope="row">{quotient}</th>
            <Price price={resident} />
            <Price price={outside} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Price({ price: { total, meal } }: { price: PriceCell }) {
  return (
    <td>
      <strong>{total}</strong>
      {meal === undefined ? null : <span className="block text-sm">{meal}</span>}
    </td>
  );
}
