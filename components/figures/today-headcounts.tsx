import type { Route } from "next";
import { TextLink } from "@/components/ui/link";

type Headcount = { centerId: string; center: string; children: number; capacity: number };

/** Who comes today, with the way to each list. */
export function TodayHeadcounts({ headcounts }: { headcounts: readonly Headcount[] }) {
  return (
    <section aria-labelledby="effectifs" className="desk-panel">
      <h2 id="effectifs">Enfants attendus aujourd&apos;hui</h2>
      {headcounts.length === 0 ? <p className="mt-2">Aucun centre ne vous est confié pour le moment.</p> : null}
      <ul className="mt-2">
        {headcounts.map(({ centerId, center, children, capacity }) => (
          <li key={centerId} className="flex flex-wrap items-baseline gap-x-3 border-b border-sand-dark py-2 last:border-0">
            <strong className="min-w-10 text-xl tabular-nums">{children}</strong>
            <TextLink href={`/admin/presences?centre=${centerId}` as Route}>{center}</TextLink>
            <span className="text-ink-soft">{capacity === 0 ? "fermé aujourd'hui" : `sur ${capacity} places`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
