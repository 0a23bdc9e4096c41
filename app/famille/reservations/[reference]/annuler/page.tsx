import { CancelCheck } from "@/components/bookings/cancel-check";
import { CancelChoice } from "@/components/bookings/cancel-choice";
import { receiptPath } from "@/components/bookings/paths";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/link";
import { loadCancelling } from "@/lib/bookings/loaders";
import { authority } from "@/lib/core/authority";
import type { SearchParams } from "@/lib/core/search-params";

type Props = { params: Promise<{ reference: string }>; searchParams: SearchParams };

export default async function CancelPage({ params, searchParams }: Props) {
  const { jour = [], etape } = await searchParams;
  const chosen = [jour].flat();
  const { reference, days, picked, owedCents, owed } = await loadCancelling((await params).reference, chosen.join(","));
  const isChecking = etape === "verifier";
  return (
    <Page screen="J3">
      <BackLink href={receiptPath(reference)}>Retour au reçu</BackLink>
      {isChecking && picked.length > 0 ? (
        <CancelCheck reference={reference} days={picked} owedCents={owedCents} owed={owed} />
      ) : (
        <>
          <title>{`Annuler des jours – ${authority.portal}`}</title>
          <PageTitle lead={days.length > 0 ? "Choisissez les jours. Vous verrez ensuite ce que cela coûte, avant de confirmer." : "Plus aucun jour de ce reçu ne s'annule en ligne."}>Annuler des jours</PageTitle>
          {days.length > 0 ? <CancelChoice days={days} chosen={chosen} isMissing={isChecking} /> : <ButtonLink href={receiptPath(reference)}>Voir le reçu</ButtonLink>}
        </>
      )}
    </Page>
  );
}
