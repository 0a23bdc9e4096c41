import type { ReactNode } from "react";
import { PageTitle } from "@/components/site/page-title";
import { authority } from "@/lib/core/authority";
import type { LinkState } from "@/lib/accounts/view";

const titles = {
  expired: "Ce lien a expiré",
  used: "C'est déjà fait",
  unknown: "Ce lien ne fonctionne pas",
} as const;

type DeadLinkProps = { state: Exclude<LinkState, "ready">; why: Partial<Record<Exclude<LinkState, "ready">, string>>; children: ReactNode };

const usual = {
  expired: "Pour votre sécurité, un lien ne sert que pendant un temps limité.",
  used: "Ce lien a déjà servi. Il ne sert qu'une fois.",
  unknown: "Il est peut-être coupé, ou un lien plus récent l'a remplacé. Ouvrez le dernier mail reçu.",
} as const;

/** A link that can no longer act: why, in words, and the way on. */
export function DeadLink({ state, why, children }: DeadLinkProps) {
  return (
    <>
      <title>{`${titles[state]} – ${authority.portal}`}</title>
      <PageTitle lead={why[state] ?? usual[state]}>{titles[state]}</PageTitle>
      <div className="grid justify-items-start gap-4">{children}</div>
    </>
  );
}
