import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { OfferedTable, WaitingTable } from "@/components/waitlists/line-tables";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadWaitlist } from "@/lib/waitlists/loaders";

export const metadata = pageMetadata("Une liste d'attente", "Le rang de chaque enfant, et pourquoi.");

const done = {
  propose: "La place est proposée. La famille est prévenue.",
  priorite: "La priorité est enregistrée.",
};

type Props = { params: Promise<{ slot: string }>; searchParams: SearchParams };

export default async function WaitlistPage({ params, searchParams }: Props) {
  const { slot, waiting, offered } = await loadWaitlist((await params).slot);
  return (
    <DeskPage title="Liste d'attente" screen="N2" back="/admin/listes-attente" lead={`${slot.day}, ${slot.activity}, ${slot.group}, ${slot.center}`}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <p className="mb-6">
        {slot.taken} places prises sur {slot.capacity}. {slot.isClosed ? "Ce jour est fermé." : slot.free > 0 ? "Une place libre est proposée d'elle-même dans la minute, dans l'ordre de la liste." : "Aucune place libre."}
      </p>
      <section aria-labelledby="proposees" className="mb-8">
        <h2 id="proposees" className="mb-3">
          Places proposées
        </h2>
        {offered.length === 0 ? <p>Aucune proposition en cours.</p> : <OfferedTable offered={offered} />}
      </section>
      <section aria-labelledby="attente">
        <h2 id="attente" className="mb-3">
          En attente
        </h2>
        {waiting.length === 0 ? <p>Personne n&apos;attend pour ce jour.</p> : <WaitingTable waiting={waiting} />}
      </section>
      <p className="mt-6 text-ink-soft">Pour retirer un enfant de la liste ou répondre à une proposition à la demande de la famille, ouvrez le dossier de la famille.</p>
    </DeskPage>
  );
}
