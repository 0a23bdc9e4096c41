import type { PeriodLine } from "@/lib/activities/view";

export function PeriodSummary({ period: { name, dates, opening } }: { period: PeriodLine }) {
  return (
    <p className="period-line">
      <strong>{name}</strong>
      <span className="block">{dates}</span>
      <span className="block font-semibold text-brand-dark">{opening}</span>
    </p>
  );
}
