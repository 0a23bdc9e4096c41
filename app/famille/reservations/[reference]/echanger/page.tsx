import { SwapChoices } from "@/components/bookings/swap-form";
import { cancelPath, receiptPath } from "@/components/bookings/paths";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { loadSwapping } from "@/lib/bookings/loaders";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Échanger un jour", "Changez un jour réservé pour un autre, sans risquer de perdre votre place.");

type Props = { params: Promise<{ reference: string }>; searchParams: SearchParams };

export default async function SwapPage({ params, searchParams }: Props) {
  const { present, choices } = await loadSwapping((await params).reference, await readParam(searchParams, "jour"));
  return (
    <Page screen="J4">
      <BackLink href={receiptPath(present.reference)}>Retour au reçu</BackLink>
      <PageTitle lead={`${present.childName}, ${present.day} : ${present.activity}, ${present.price}.`}>Échanger ce jour</PageTitle>
      {present.canSwap ? (
        <Notice tone="info">
          <p>Le nouveau jour est réservé avant que l&apos;ancien soit rendu. S&apos;il n&apos;y a plus de place, vous gardez votre jour.</p>
        </Notice>
      ) : (
        <Notice tone="warning" title="Ce jour ne s'échange plus en ligne">
          <p>{present.isConfirmed ? `Le délai pour le changer est passé. Vous pouvez encore l'annuler, ou appeler le ${authority.desk.name}.` : "Ce jour est déjà annulé."}</p>
        </Notice>
      )}
      {present.canSwap && choices.length > 0 ? <SwapChoices present={present} choices={choices} /> : null}
      {present.canSwap && choices.length === 0 ? (
        <>
          <p className="mb-4">Aucun autre jour de cette activité n&apos;a de place pour {present.childName} en ce moment. Votre jour est gardé.</p>
          <ButtonLink href={receiptPath(present.reference)}>Garder mon jour</ButtonLink>
        </>
      ) : null}
      {present.canSwap ? null : <ButtonLink href={present.canCancel ? cancelPath(present.reference, `?jour=${present.id}&etape=verifier`) : receiptPath(present.reference)}>{present.canCancel ? "Voir ce que coûte l'annulation" : "Voir le reçu"}</ButtonLink>}
    </Page>
  );
}
