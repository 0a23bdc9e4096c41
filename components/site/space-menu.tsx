"use client";

/* The same for every parent: rendered once, not sent a second time as data (docs/decisions/0018). */

import { MenuLink, type Href } from "@/components/ui/link";

const rooms: { href: Href; label: string; what: string }[] = [
  { href: "/famille/reservations", label: "Mes réservations", what: "Voir, annuler ou échanger un jour, imprimer un reçu" },
  { href: "/famille/listes-attente", label: "Mes listes d'attente", what: "Votre rang, et les places proposées" },
  { href: "/famille/enfants", label: "Mes enfants", what: "Classe, santé, repas, autorisations" },
  { href: "/famille/foyer", label: "Mon foyer", what: "Adresse, deuxième parent, personnes à prévenir" },
  { href: "/famille/documents", label: "Mes documents", what: "Déposer un justificatif, suivre sa vérification" },
  { href: "/famille/messages", label: "Mes messages", what: "Les mails que nous vous avons envoyés" },
  { href: "/famille/compte", label: "Mon compte", what: "Coordonnées, mot de passe, données" },
];

/** Every room of a parent's space. */
export function SpaceMenu() {
  return (
    <nav aria-labelledby="rubriques" className="mt-12">
      <h2 id="rubriques">Mon espace</h2>
      <ul className="mt-4 grid grid-cols-1 gap-x-8 gap-y-2 sm:grid-cols-2">
        {rooms.map(({ href, label, what }) => (
          <li key={href} className="border-t border-sand-dark pt-1">
            <MenuLink href={href} className="text-lg font-semibold">
              {label}
            </MenuLink>
            <p className="text-ink-soft">{what}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}
