import type { Metadata } from "next";
import { DoneNotice } from "@/components/accounts/done-notice";
import { NextAfterBooking } from "@/components/bookings/next-after-booking";
import { PrintButton } from "@/components/bookings/print-button";
import { Receipt } from "@/components/bookings/receipt";
import { calendarPath, cancelPath } from "@/components/bookings/paths";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/link";
import { loadReceipt } from "@/lib/bookings/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

type Props = { params: Promise<{ reference: string }>; searchParams: SearchParams };

const done = {
  annule: "C'est annulé. Le détail est ci-dessous, et dans le mail que nous vous envoyons.",
  echange: "Votre jour est échangé. Le nouveau jour est réservé, l'ancien est annulé sans frais.",
  accepte: "C'est réservé. Le détail est ci-dessous, et dans le mail que nous vous envoyons.",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { reference } = await loadReceipt((await params).reference);
  return pageMetadata(`Reçu ${reference}`, "Ce qui est réservé, ce qui attend, ce qui a été refusé ou annulé.");
}

export default async function ReceiptPage({ params, searchParams }: Props) {
  const receipt = await loadReceipt((await params).reference);
  const what = await readParam(searchParams, "fait");
  const { reference, hasConfirmed, canCancel, made } = receipt;
  return (
    <Page screen="J2">
      <BackLink href="/famille/reservations">Mes réservations</BackLink>
      {what === "reserve" ? <NextAfterBooking hasConfirmed={hasConfirmed} isWaiting={receipt.waiting.length > 0} isPartial={receipt.refused.length > 0} /> : <DoneNotice done={what} sentences={done} />}
      <PageTitle>Reçu de votre demande</PageTitle>
      <p>
        Référence : <span className="reference">{reference}</span>
      </p>
      <p className="text-ink-soft">
        {made}.
      </p>
      <Receipt receipt={receipt} />
      <div className="no-print mt-8 flex flex-wrap gap-4">
        {canCancel ? (
          <ButtonLink href={cancelPath(reference)} variant="secondary">
            Annuler des jours
          </ButtonLink>
        ) : null}
        {hasConfirmed ? (
          <ButtonLink href={calendarPath(reference)} variant="secondary">
            Ajouter à mon agenda
          </ButtonLink>
        ) : null}
        <PrintButton>Imprimer ce reçu</PrintButton>
      </div>
    </Page>
  );
}
