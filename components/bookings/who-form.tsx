import type { WhoView } from "@/lib/bookings/view";
import { Choice } from "./choice";
import { StepForm } from "./step-form";

/** The first step of booking: for whom. With one child only, it is ticked already. */
export function WhoForm({ who, slug }: { who: WhoView[]; slug?: string | undefined }) {
  return (
    <StepForm action="/famille/reserver/periode" fields={slug ? [["activite", slug]] : []} submit="Choisir l'activité">
      <fieldset>
        <legend className="font-semibold">Pour qui réservez-vous&nbsp;?</legend>
        <div className="mt-2 grid gap-3">
          {who.map(({ id, givenName, age }) => (
            <Choice key={id} type="checkbox" name="enfant" value={id} label={givenName} detail={age} defaultChecked={who.length === 1} />
          ))}
        </div>
      </fieldset>
    </StepForm>
  );
}
