import { CheckboxField } from "@/components/ui/checkbox-field";
import { Details } from "@/components/ui/details";
import { FormPanel } from "@/components/ui/form-page";
import { Notice } from "@/components/ui/notice";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { DayView } from "@/lib/bookings/view";
import { cancelAtDeskAction } from "@/lib/desk-bookings/actions";
import { cancelPath } from "@/lib/desk-bookings/rules";

type DeskCancelProps = { familyId: string; reference: string; days: DayView[]; owedCents: number; owed: string; mayWaive: boolean };

/** What is said to the caller before anything is cancelled, day by day. */
export function DeskCancel({ familyId, reference, days, owedCents, owed, mayWaive }: DeskCancelProps) {
  return (
    <FormPanel
      action={cancelAtDeskAction}
      heading="À dire avant d'annuler"
      headingLevel={2}
      submit={days.length > 1 ? `Annuler ces ${days.length} jours` : "Annuler ce jour"}
      submitVariant="danger"
      permalink={cancelPath(familyId, reference, `?etape=verifier&${days.map(({ id }) => `jour=${id}`).join("&")}`)}
      hidden={{ famille: familyId, reference, owedCents: String(owedCents) }}
      intro={
        <Notice tone={owedCents > 0 ? "warning" : "info"} title={owedCents > 0 ? `${owed} resteront dus` : "Rien à payer"}>
          <p>{owedCents > 0 ? "Le délai est passé pour un jour au moins. Voici ce que coûte chaque jour." : "La famille est dans les temps : ces jours s'annulent sans frais."}</p>
        </Notice>
      }
    >
      <ul className="grid grid-cols-1 gap-3">
        {days.map(({ id, childName, day, consequence, activity }) => (
          <li key={id} className="desk-panel">
            <input type="hidden" name="jour" value={id} />
            <p className="font-semibold">
              {childName}, {day}
            </p>
            <p className="text-ink-soft">{activity}</p>
            <p>{consequence}</p>
          </li>
        ))}
      </ul>
      {owedCents > 0 && mayWaive ? (
        <Details summary="Ne rien demander à la famille (exception)" open>
          <CheckboxField name="remise" label="Rien ne reste dû pour ces jours" hint="L'exception est écrite dans l'historique du dossier, avec votre nom et la raison. La famille la lit." optional />
          <TextAreaField name="raison" label="Raison de l'exception" hint="Une phrase d'au moins 10 caractères." optional rows={2} />
        </Details>
      ) : null}
      <p>La place est aussitôt proposée à une autre famille.</p>
    </FormPanel>
  );
}
