import { ButtonLink, MenuLink } from "@/components/ui/link";
import type { QuotientView } from "@/lib/billing/view";

/** Where the family's quotient stands, and what it means for the price. */
export function QuotientState({ quotient: { year, amount, state, meaning, needsProof, proofHref } }: { quotient: QuotientView }) {
  return (
    <section aria-labelledby="etat" className="card">
      <h2 id="etat">Pour l&apos;année {year}</h2>
      {amount === undefined ? null : <p className="mt-2">Quotient déclaré : {amount}</p>}
      <p className="mt-2 font-semibold">{state}</p>
      <p className="text-ink-soft">{meaning}</p>
      {needsProof ? (
        <p className="mt-4">
          <ButtonLink href="/famille/documents/nouveau?type=quotient">Ajouter le justificatif</ButtonLink>
        </p>
      ) : null}
      {proofHref === undefined ? null : (
        <p>
          <MenuLink href={proofHref}>Voir le justificatif</MenuLink>
        </p>
      )}
    </section>
  );
}
