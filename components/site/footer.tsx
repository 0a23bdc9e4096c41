"use client";

/* Rendered once, not sent a second time as data: docs/decisions/0018. */

import { MenuLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { Wave } from "./wave";

const links = [
  { href: "/accessibilite", label: "Accessibilité : non conforme" },
  { href: "/mentions-legales", label: "Mentions légales" },
  { href: "/donnees-personnelles", label: "Données personnelles" },
  { href: "/plan-du-site", label: "Plan du site" },
  { href: "/aide", label: "Aide" },
  { href: "/contact", label: "Contact" },
] as const;

export function SiteFooter({ demo }: { demo: boolean }) {
  return (
    <footer className="on-sea bg-brand-soft">
      <Wave className="fill-brand-dark" />
      <div className="bg-brand-dark pt-4 pb-10 text-paper">
        <div className="wrap">
          <p className="text-lg font-bold">{authority.name}</p>
          <nav aria-label="Informations sur le site" className="mt-2">
            <ul className="flex flex-wrap gap-x-7">
              {links.map(({ href, label }) => (
                <li key={href}>
                  <MenuLink href={href}>{label}</MenuLink>
                </li>
              ))}
            </ul>
          </nav>
          {demo ? <p className="mt-4 font-semibold">Démonstration : les familles et les comptes sont des données fictives.</p> : null}
        </div>
      </div>
    </footer>
  );
}
