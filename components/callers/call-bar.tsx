"use client";

import { useEffect, useRef } from "react";
import { ButtonLink, MenuLink, type Href } from "@/components/ui/link";
import { useHydrated } from "@/components/ui/use-hydrated";

/** What an agent does most while somebody speaks, before anything else of the page. Ctrl+J (or ⌘J) comes back to it from anywhere. */
export function CallBar({ path }: { path: string }) {
  const bar = useRef<HTMLElement>(null);
  const hydrated = useHydrated();
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "j" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      bar.current?.querySelector("a")?.focus();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);
  return (
    <nav ref={bar} aria-label="Actes pour la famille" className="call-bar">
      <ul>
        <li>
          <ButtonLink href={`${path}/reserver` as Href}>Réserver</ButtonLink>
        </li>
        <li>
          <ButtonLink href={`${path}/reservations` as Href} variant="secondary">
            Annuler ou déplacer
          </ButtonLink>
        </li>
        <li>
          <ButtonLink href={`${path}/enfants/nouveau` as Href} variant="secondary">
            Ajouter un enfant
          </ButtonLink>
        </li>
        <li>
          <ButtonLink href={`${path}/documents/nouveau` as Href} variant="secondary">
            Ajouter un document
          </ButtonLink>
        </li>
        <li>
          <ButtonLink href="#responsables" variant="secondary">
            Appeler ou écrire
          </ButtonLink>
        </li>
        <li>
          <ButtonLink href="#appel" variant="secondary">
            Fin d&apos;appel
          </ButtonLink>
        </li>
        <li>
          <MenuLink href={`${path}/portail` as Href}>Voir le portail comme la famille</MenuLink>
        </li>
      </ul>
      <p className="min-h-6 text-sm text-ink-soft">
        {hydrated ? (
          <>
            Au clavier : <kbd>Ctrl</kbd> + <kbd>J</kbd> revient à ces actes, <kbd>Ctrl</kbd> + <kbd>K</kbd> à la recherche.
          </>
        ) : null}
      </p>
    </nav>
  );
}
