import type { ReactNode } from "react";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import type { Href } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";

const STEPS = 6;

const errors: Record<string, string> = {
  enfant: "Choisissez au moins un enfant.",
  activite: "Choisissez une activité.",
  jour: "Choisissez au moins un jour.",
  ouverture: "Les réservations ne sont pas encore ouvertes pour vous.",
};

type StepProps = { step: 1 | 2 | 3 | 4 | 5; title: string; back: Href; error?: string | undefined; width?: "text" | "wide"; children: ReactNode };

/** One of the plain pages of booking: where one is, the way back, what was forgotten. */
export function Step({ step, title, back, error, width = "text", children }: StepProps) {
  const message = error !== undefined && Object.hasOwn(errors, error) ? errors[error] : undefined;
  return (
    <Page screen={`H${step}`} width={width}>
      <title>{`${message ? "Erreur : " : ""}${title} – ${authority.portal}`}</title>
      <BackLink href={back} />
      {message ? (
        <div role="alert" className="error-summary">
          <p className="text-lg font-bold">Une réponse est à corriger</p>
          <p className="mt-1">
            <a href="#choix" className="menu-link text-danger">
              {message}
            </a>
          </p>
        </div>
      ) : null}
      <p className="font-semibold text-accent">
        Étape {step} sur {STEPS}
      </p>
      <h1 className="wavy">{title}</h1>
      {children}
    </Page>
  );
}
