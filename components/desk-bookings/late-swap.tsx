import { FormPanel } from "@/components/ui/form-page";
import { MenuLink } from "@/components/ui/link";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { DayView } from "@/lib/bookings/view";
import { swapAtDeskAction } from "@/lib/desk-bookings/actions";
import { swapPath } from "@/lib/desk-bookings/rules";

type LateSwapProps = { familyId: string; present: DayView; chosen: { slotId: string; day: string; price: string; priceCents: number } };

/** One day for another after the deadline, in one act: the reason is asked, nothing stays due for the day that is let go. */
export function LateSwap({ familyId, present: { id, reference, day: before }, chosen: { slotId, day, price, priceCents } }: LateSwapProps) {
  return (
    <FormPanel
      action={swapAtDeskAction}
      heading="Échanger par exception"
      headingLevel={2}
      submit="Échanger malgré le délai"
      permalink={swapPath(familyId, reference, id, slotId)}
      hidden={{ famille: familyId, bookingId: id, slotId, priceCents: String(priceCents), exception: "oui" }}
      intro={
        <p className="aloud">
          Je réserve le {day}, {price}, à la place du {before}. Rien ne reste dû pour ce jour-là.
        </p>
      }
      after={
        <p className="mt-4">
          <MenuLink href={swapPath(familyId, reference, id)}>Choisir un autre jour</MenuLink>
        </p>
      }
    >
      <TextAreaField name="raison" label="Raison de l'exception" hint="Une phrase d'au moins 10 caractères, que la famille lira." rows={2} />
    </FormPanel>
  );
}
