import { RowButton } from "@/components/accounts/row-button";
import { LateSwap } from "@/components/desk-bookings/late-swap";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { MenuLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { swapAtDeskAction } from "@/lib/desk-bookings/actions";
import { loadDeskSwapping } from "@/lib/desk-bookings/loaders";
import { recapPath, swapPath } from "@/lib/desk-bookings/rules";

export const metadata = pageMetadata("Échanger un jour", "Le nouveau jour est réservé avant que l'ancien soit rendu.");

type Props = { params: Promise<{ id: string; reference: string }>; searchParams: SearchParams };

export default async function DeskSwapPage({ params, searchParams }: Props) {
  const { id, reference } = await params;
  const { familyId, present, isLate, choices, chosen } = await loadDeskSwapping(id, reference, await readParam(searchParams, "jour"), await readParam(searchParams, "pour"));
  return (
    <DeskPage title="Échanger un jour" screen="L13" back={recapPath(familyId, present.reference)} lead={`${present.childName}, ${present.day} : ${present.activity}, ${present.price}.`} width="form">
      {chosen ? <LateSwap familyId={familyId} present={present} chosen={chosen} /> : null}
      {isLate && !chosen ? <p className="mb-4">Le délai est passé. Choisissez l&apos;autre jour, puis écrivez la raison de l&apos;exception. La famille garde son jour s&apos;il n&apos;y a plus de place.</p> : null}
      {present.canSwap ? <p className="mb-4">Le nouveau jour est réservé avant que l&apos;ancien soit rendu. S&apos;il n&apos;y a plus de place, la famille garde son jour.</p> : null}
      {present.canSwap || isLate ? null : <p className="desk-panel">Le délai pour échanger ce jour est passé, ou il est déjà annulé.</p>}
      {(present.canSwap || isLate) && choices.length === 0 ? <p className="desk-panel">Aucun autre jour de cette activité n&apos;a de place pour {present.childName}.</p> : null}
      <ul className="grid grid-cols-1 gap-3">
        {(chosen ? [] : choices).map(({ slotId, day, price, priceCents }) => (
          <li key={slotId} className="desk-panel flex flex-wrap items-center justify-between gap-4">
            <p id={slotId}>
              <strong className="first-letter:uppercase">{day}</strong>, {price}
            </p>
            {isLate ? (
              <MenuLink href={swapPath(familyId, present.reference, present.id, slotId)}>
                Choisir ce jour<span className="sr-only"> : {day}</span>
              </MenuLink>
            ) : (
              <RowButton action={swapAtDeskAction} permalink={swapPath(familyId, present.reference, present.id)} hidden={{ famille: familyId, bookingId: present.id, slotId, priceCents: String(priceCents) }} describedBy={slotId}>
                Échanger pour ce jour
              </RowButton>
            )}
          </li>
        ))}
      </ul>
    </DeskPage>
  );
}
