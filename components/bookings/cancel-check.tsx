import { FormPanel } from "@/components/ui/form-page";
import { MenuLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { cancelDaysAction } from "@/lib/bookings/actions";
import type { DayView } from "@/lib/bookings/view";
import { cancelPath } from "./paths";

type CancelCheckProps = { reference: string; days: DayView[]; owedCents: number; owed: string };

/** Says what cancelling each day costs before anything is done. */
export function CancelCheck({ reference, days, owedCents, owed }: CancelCheckProps) {
  const query = days.map(({ id }) => `jour=${id}`).join("&");
  return (
    <FormPanel
      action={cancelDaysAction}
      title="Vérifier l'annulation"
      heading="Vérifier l'annulation"
      submit={days.length > 1 ? `Annuler ces ${days.length} jours` : "Annuler ce jour"}
      submitVariant="danger"
      permalink={cancelPath(reference, `?etape=verifier&${query}`)}
      hidden={{ reference, owedCents: String(owedCents) }}
      intro={
        <Notice tone={owedCents > 0 ? "warning" : "info"} title={owedCents > 0 ? `${owed} resteront dus` : "Rien à payer"}>
          <p>{owedCents > 0 ? "Le délai est passé pour un jour au moins. Voici ce que coûte chaque jour." : "Vous êtes dans les temps : ces jours s'annulent sans frais."}</p>
        </Notice>
      }
      after={
        <p className="mt-4">
          <MenuLink href={cancelPath(reference, `?${query}`)}>Choisir d&apos;autres jours</MenuLink>
        </p>
      }
    >
      <ul className="grid grid-cols-1 gap-3">
        {days.map(({ id, childName, day, consequence, activity }) => (
          <li key={id} className="card">
            <input type="hidden" name="jour" value={id} />
            <p className="font-semibold">
              {childName}, {day}
            </p>
            <p className="text-ink-soft">{activity}</p>
            <p>{consequence}</p>
          </li>
        ))}
      </ul>
      <p>La place est aussitôt proposée à une autre famille. Vous ne pourrez la reprendre que s&apos;il en reste une.</p>
    </FormPanel>
  );
}
