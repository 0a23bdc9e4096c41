"use client";

/* Rendered once, not sent a second time as data: docs/decisions/0018. */

import { MenuLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { Wave } from "./wave";

/** The same words at the same place on every page. `screen` is what a caller reads to the agent. */
export function HelpBlock({ screen }: { screen: string }) {
  const { desk } = authority;
  return (
    <aside aria-labelledby="besoin-d-aide" className="mt-14">
      <Wave className="fill-brand-soft" />
      <div className="bg-brand-soft pt-2 pb-8">
        <div className="wrap grid grid-cols-1 gap-x-12 gap-y-1 lg:grid-cols-[1fr_auto] lg:items-end">
          <div>
            <h2 id="besoin-d-aide">Un doute&nbsp;? Appelez-nous.</h2>
            <p className="mt-2 text-balance">
              Le {desk.name} vous répond {desk.hours}.
            </p>
            <p className="text-ink-soft">
              Écran {screen}&nbsp;: donnez ce repère au téléphone, nous saurons quelle page vous lisez.
            </p>
          </div>
          <ul className="lg:text-right">
            <li>
              <MenuLink href={desk.phoneLink} className="text-3xl font-bold tracking-tight no-underline">
                {desk.phone}
              </MenuLink>
            </li>
            <li>
              <MenuLink href={`mailto:${desk.email}`}>{desk.email}</MenuLink>
            </li>
          </ul>
        </div>
      </div>
    </aside>
  );
}
