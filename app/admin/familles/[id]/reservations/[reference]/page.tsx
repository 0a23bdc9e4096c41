import type { Metadata } from "next";
import { DoneNotice } from "@/components/accounts/done-notice";
import { RowButton } from "@/components/accounts/row-button";
import { PrintButton } from "@/components/bookings/print-button";
import { Receipt } from "@/components/bookings/receipt";
import { DeskPage } from "@/components/desk/desk-page";
import { LetterHead } from "@/components/desk/letter-head";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { sendRecapAction } from "@/lib/desk-bookings/actions";
import { loadRecap } from "@/lib/desk-bookings/loaders";
import { cancelPath, daysPath, familyPath, recapPath } from "@/lib/desk-bookings/rules";

type Props = { params: Promise<{ id: string; reference: string }>; searchParams: SearchParams };

const done = {
  reserve: "C'est enregistré. Lisez la référence à l'appelant.",
  annule: "C'est annulé. Le détail est ci-dessous.",
  echange: "Le jour est échangé. Le nouveau est réservé, l'ancien est annulé sans frais.",
  "echange-tard": "Le jour est échangé par exception. Le nouveau est réservé, rien ne reste dû pour l'ancien.",
  accepte: "La place est acceptée, c'est réservé.",
  envoye: "Le récapitulatif part par mail.",
  courrier: "Aucun mail dans ce dossier : le courrier à envoyer est dans les tâches.",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, reference } = await params;
  const { receipt } = await loadRecap(id, reference);
  return pageMetadata(`Récapitulatif ${receipt.reference}`, "Ce qui est réservé, ce qui attend, ce qui a été refusé ou annulé.");
}

export default async function RecapPage({ params, searchParams }: Props) {
  const { id, reference } = await params;
  const { familyId, receipt, by, letter, readsMail } = await loadRecap(id, reference);
  return (
    <DeskPage title="Récapitulatif" screen="L11" back={daysPath(familyId)}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      {letter ? <LetterHead to={letter.lines} on={letter.on} paperOnly /> : null}
      <p>
        Référence : <span className="reference">{receipt.reference}</span>
      </p>
      <p className="text-ink-soft">
        {receipt.made}
        {by}.
      </p>
      <div className="no-print mt-4 flex flex-wrap items-start gap-4">
        <RowButton action={sendRecapAction} permalink={recapPath(familyId, receipt.reference)} hidden={{ famille: familyId, reference: receipt.reference }}>
          {readsMail ? "Envoyer le récapitulatif par mail" : "Noter un courrier à envoyer"}
        </RowButton>
        <PrintButton>Imprimer</PrintButton>
        {receipt.canCancel ? (
          <ButtonLink href={cancelPath(familyId, receipt.reference)} variant="secondary">
            Annuler des jours
          </ButtonLink>
        ) : null}
        <ButtonLink href={familyPath(familyId)} variant="secondary">
          Retour à la famille
        </ButtonLink>
      </div>
      <Receipt receipt={receipt} waitlists={daysPath(familyId)} readsMail={readsMail} />
    </DeskPage>
  );
}
