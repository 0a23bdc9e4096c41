"use client";

/* Rendered once, not sent a second time as data: docs/decisions/0018. */

import type { ReactNode } from "react";
import { MenuLink, TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { Logo } from "./logo";

export function SiteHeader({ aside }: { aside?: ReactNode }) {
  return (
    <header className="bg-paper">
      <div className="wrap flex flex-wrap items-center justify-between gap-x-8 gap-y-1 py-3">
        <TextLink href="/" className="brand-link">
          <Logo className="size-12 shrink-0" />
          <span>
            <span className="block text-xl leading-tight font-bold text-brand-dark">{authority.portal}</span>
            <span className="block text-sm leading-snug text-ink-soft">{authority.name}</span>
          </span>
        </TextLink>
        <div className="flex flex-wrap items-center gap-x-6">
          <nav aria-label="Menu principal" className="site-menu">
            <ul className="flex flex-wrap items-center gap-x-3 sm:gap-x-6">
              <li>
                <MenuLink href="/">Accueil</MenuLink>
              </li>
              <li>
                <MenuLink href="/activites">Activités</MenuLink>
              </li>
              <li>
                <MenuLink href="/aide">Aide</MenuLink>
              </li>
              <li>
                <MenuLink href="/contact">Contact</MenuLink>
              </li>
              <li>
                <MenuLink href="/famille" className="my-space">
                  Mon espace
                </MenuLink>
              </li>
            </ul>
          </nav>
          {aside}
        </div>
      </div>
    </header>
  );
}
