import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/link";

export function Offers() {
  return (
    <section aria-labelledby="accueils" className="mt-16">
      <h2 id="accueils">Deux accueils, de 3 à 17 ans</h2>
      <div className="mt-6 grid grid-cols-1 gap-6 md:grid-cols-2">
        <Offer title="Accueil de loisirs" ages="De 3 à 11 ans" drawing={<Kite />}>
          Les mercredis et pendant les vacances scolaires. Jeux, ateliers, sorties et moments calmes, avec une équipe
          d&apos;animation.
        </Offer>
        <Offer title="Animation jeunesse" ages="De 11 à 17 ans" drawing={<Compass />}>
          Des activités et des sorties entre jeunes, accompagnées par des animateurs. Chacun choisit celles qui lui plaisent.
        </Offer>
      </div>
      <p className="mt-6">
        <TextLink href="/activites">Voir les activités, leurs dates et les places qui restent</TextLink>
      </p>
    </section>
  );
}

function Offer({ title, ages, drawing, children }: { title: string; ages: string; drawing: ReactNode; children: ReactNode }) {
  return (
    <Card as="article">
      <div className="flex items-center gap-x-5 gap-y-2">
        {drawing}
        <div className="min-w-0">
          <h3 className="text-xl">{title}</h3>
          <p className="font-semibold text-accent">{ages}</p>
        </div>
      </div>
      <p className="mt-4">{children}</p>
    </Card>
  );
}

function Kite() {
  return (
    <svg viewBox="0 0 64 64" className="size-16 shrink-0" aria-hidden="true" focusable="false">
      <path d="M40 4l16 16-26 18z" className="fill-accent" />
      <path d="M40 4L24 18l6 20z" className="fill-brand" />
      <path d="M30 38c-4 6 4 8 0 13s-10 2-14 9" className="fill-none stroke-brand" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}

function Compass() {
  return (
    <svg viewBox="0 0 64 64" className="size-16 shrink-0" aria-hidden="true" focusable="false">
      <circle cx="32" cy="32" r="27" className="fill-brand-soft stroke-brand" strokeWidth="3.5" />
      <path d="M45 19l-8 18-10-10z" className="fill-accent" />
      <path d="M19 45l8-18 10 10z" className="fill-brand" />
    </svg>
  );
}
