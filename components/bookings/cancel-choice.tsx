import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DayView } from "@/lib/bookings/view";

type CancelChoiceProps = { days: DayView[]; chosen: readonly string[]; isMissing: boolean };

/** Which days to cancel: a plain form that only leads to the next page. */
export function CancelChoice({ days, chosen, isMissing }: CancelChoiceProps) {
  return (
    <form method="get" className="form">
      {isMissing ? (
        <Notice tone="warning" role="alert">
          <p>Cochez au moins un jour.</p>
        </Notice>
      ) : null}
      <fieldset>
        <legend className="font-semibold">Jours à annuler</legend>
        <ul className="mt-2 grid grid-cols-1 gap-3">
          {days.map(({ id, childName, day, price, deadline }) => (
            <li key={id} className="flex gap-3">
              <input id={id} type="checkbox" name="jour" value={id} defaultChecked={chosen.includes(id)} className="checkbox" aria-describedby={`${id}-delai`} />
              <div className="min-w-0 pt-2">
                <label htmlFor={id} className="font-semibold">
                  {childName}, {day}, {price}
                </label>
                <p id={`${id}-delai`} className="text-ink-soft">
                  {deadline}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </fieldset>
      <input type="hidden" name="etape" value="verifier" />
      <p className="text-ink-soft">Rien n&apos;est annulé avant l&apos;étape suivante.</p>
      <Button>Continuer</Button>
    </form>
  );
}
