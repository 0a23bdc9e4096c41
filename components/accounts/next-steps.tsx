"use client";

/* The same for every parent: rendered once, not sent a second time as data (docs/decisions/0018). */

import { ButtonLink, TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";

const { desk } = authority;

/** What a parent does first, in order. */
export function NextSteps() {
  return (
    <ol className="grid grid-cols-1 gap-6">
      <li className="card">
        <h2>Inscrire vos enfants et réserver</h2>
        <p className="mt-2 mb-4">
          Les inscriptions et les réservations se font avec le {desk.name}, par téléphone. Préparez les prénoms, les dates de naissance et
          les jours souhaités. Le Guichet répond {desk.hours}.
        </p>
        <ButtonLink href={desk.phoneLink}>Appeler le {desk.phone.replaceAll(" ", "\u00a0")}</ButtonLink>
      </li>
      <li className="card">
        <h2>Vérifier vos coordonnées</h2>
        <p className="mt-2 mb-4">Un numéro à jour nous permet de vous joindre quand vos enfants sont avec nous.</p>
        <ButtonLink href="/famille/compte" variant="secondary">
          Voir mon compte
        </ButtonLink>
      </li>
      <li className="card">
        <h2>Décrire votre foyer</h2>
        <p className="mt-2 mb-4">Votre adresse, l&apos;autre parent, et les personnes qui peuvent venir chercher vos enfants.</p>
        <ButtonLink href="/famille/foyer" variant="secondary">
          Voir mon foyer
        </ButtonLink>
      </li>
      <li className="card">
        <h2>Une question ?</h2>
        <p className="mt-2">
          Les réponses aux questions les plus posées sont dans l&apos;<TextLink href="/aide">aide</TextLink>.
        </p>
      </li>
    </ol>
  );
}
