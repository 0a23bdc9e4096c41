import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/link";
import type { CheckedChildView } from "@/lib/bookings/view";
import { priceRuleSentence } from "@/lib/bookings/words";
import { counted } from "@/lib/core/format";
import { euros } from "@/lib/core/money";

/** One card per child: each day with its price, or its place in line, and the rule that found the price. */
export function CheckedChildren({ view }: { view: CheckedChildView[] }) {
  return view.map(({ givenName, days, rule }, index) => (
    <Card key={index} as="section">
      <h2>{givenName}</h2>
      <ul className="mt-2">
        {days.map(({ day, priceCents, waiting }) => (
          <li key={day} className="checked-day">
            <span>{day}</span>
            <span className="font-semibold">{waiting === undefined ? euros(priceCents) : `Complet, liste d'attente (${counted(waiting, "enfant")} devant)`}</span>
          </li>
        ))}
      </ul>
      {rule ? (
        <p className="mt-3 text-ink-soft">
          Prix&nbsp;: {priceRuleSentence(rule)}.{" "}
          {rule.isQuotientProved ? null : <TextLink href="/famille/foyer/quotient">Déclarer mon quotient familial</TextLink>}
        </p>
      ) : null}
    </Card>
  ));
}
