import { CancelChoice } from "@/components/bookings/cancel-choice";
import { DeskCancel } from "@/components/desk-bookings/desk-cancel";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import type { SearchParams } from "@/lib/core/search-params";
import { loadDeskCancelling } from "@/lib/desk-bookings/loaders";
import { recapPath } from "@/lib/desk-bookings/rules";

export const metadata = pageMetadata("Annuler des jours", "Ce que coûte l'annulation, dit avant de la faire.");

type Props = { params: Promise<{ id: string; reference: string }>; searchParams: SearchParams };

export default async function DeskCancelPage({ params, searchParams }: Props) {
  const { jour = [], etape } = await searchParams;
  const { id, reference } = await params;
  const chosen = [jour].flat();
  const { days, picked, ...cancelling } = await loadDeskCancelling(id, reference, chosen.join(","));
  const isChecking = etape === "verifier";
  return (
    <DeskPage title="Annuler des jours" screen="L12" back={recapPath(cancelling.familyId, cancelling.reference)} lead={`Demande ${cancelling.reference}`} width="form">
      {isChecking && picked.length > 0 ? <DeskCancel {...cancelling} days={picked} /> : null}
      {!isChecking || picked.length === 0 ? days.length > 0 ? <CancelChoice days={days} chosen={chosen} isMissing={isChecking} /> : <p className="desk-panel">Plus aucun jour de cette demande ne s&apos;annule.</p> : null}
    </DeskPage>
  );
}
