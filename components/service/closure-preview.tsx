import { FormPanel } from "@/components/ui/form-page";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/core/format";
import { closeCenterAction } from "@/lib/service/actions";

type Preview = { slots: number; days: number; families: number; children: number; waits: number; centerName: string; daysWords: string };
type ClosurePreviewProps = { preview: Preview; typed: { centerId: string; from: string; to: string; reason: string }; permalink: string };

/** Whom a closure concerns; nothing is written before it is confirmed. */
export function ClosurePreview({ preview, typed, permalink }: ClosurePreviewProps) {
  const { slots, days, families, children, waits, centerName, daysWords } = preview;
  return (
    <section id="apercu" aria-labelledby="apercu-titre" className="mt-8">
      <h2 id="apercu-titre">Qui est concerné</h2>
      <Notice tone={families + waits > 0 ? "warning" : "info"} role="status">
        <p>{`${centerName} ferme ${daysWords} : ${counted(slots, "créneau ouvert", "créneaux ouverts")}.`}</p>
        <p>{`${counted(families, "famille")}, ${counted(children, "enfant")}, ${counted(days, "jour annulé", "jours annulés")} sans frais, ${counted(waits, "attente terminée", "attentes terminées")}.`}</p>
        <p>Chaque famille reçoit un seul mail avec tous ses jours. Celles qui n&apos;ont pas de mail deviennent une tâche du Guichet.</p>
      </Notice>
      {slots === 0 ? (
        <p>Rien à fermer : aucun créneau n&apos;est ouvert ces jours-là.</p>
      ) : (
        <FormPanel
          action={closeCenterAction}
          heading="Fermer et prévenir"
          headingLevel={2}
          submit={families > 0 ? `Fermer et prévenir ${counted(families, "famille")}` : "Fermer"}
          submitVariant="danger"
          permalink={permalink}
          id="fermer"
          hidden={{ centerId: typed.centerId, startsOn: typed.from, endsOn: typed.to, reason: typed.reason }}
        />
      )}
    </section>
  );
}
