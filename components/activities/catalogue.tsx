import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/link";
import type { OfferCards, ProgrammeCard } from "@/lib/activities/view";
import { PeriodSummary } from "./period-summary";

export function Catalogue({ offers }: { offers: readonly OfferCards[] }) {
  return offers.map(({ offer, title, centers }) => (
    <section key={offer} aria-labelledby={offer} className="mb-12">
      <h2 id={offer}>{title}</h2>
      {centers.map(({ center, commune, programmes }) => (
        <div key={center} className="mt-6">
          <h3>{`${center}, à ${commune}`}</h3>
          <div className="mt-3 grid grid-cols-1 gap-6 md:grid-cols-2">
            {programmes.map((programme) => (
              <Programme key={programme.path} programme={programme} />
            ))}
          </div>
        </div>
      ))}
    </section>
  ));
}

function Programme({ programme: { path, title, summary, ages, season, periods } }: { programme: ProgrammeCard }) {
  return (
    <Card as="article">
      <h4 className="text-xl">
        <TextLink href={path}>{title}</TextLink>
      </h4>
      <p className="font-semibold text-accent">{`${ages}. ${season}`}</p>
      <p className="mt-2">{summary}</p>
      <div className="mt-4">
        {periods.length === 0 ? <p>Aucune période n&apos;est encore annoncée.</p> : periods.map((period) => <PeriodSummary key={period.id} period={period} />)}
      </div>
    </Card>
  );
}
