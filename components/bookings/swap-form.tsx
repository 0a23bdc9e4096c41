import { RowButton } from "@/components/accounts/row-button";
import { swapDayAction } from "@/lib/bookings/actions";
import type { DayView } from "@/lib/bookings/view";
import { swapPath } from "./paths";

type Choice = { slotId: string; day: string; price: string; priceCents: number };

/** The days that can replace the present one, each with its price; one press does the whole swap. */
export function SwapChoices({ present, choices }: { present: DayView; choices: Choice[] }) {
  const permalink = swapPath(present.reference, present.id);
  return (
    <ul className="grid grid-cols-1 gap-4">
      {choices.map(({ slotId, day, price, priceCents }) => (
        <li key={slotId} className="card">
          <p id={slotId} className="mb-3">
            <strong className="first-letter:uppercase">{day}</strong>, {price}
          </p>
          <RowButton action={swapDayAction} permalink={permalink} hidden={{ bookingId: present.id, slotId, priceCents: String(priceCents) }} describedBy={slotId}>
            Échanger pour ce jour
          </RowButton>
        </li>
      ))}
    </ul>
  );
}
