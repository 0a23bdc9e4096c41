import { FormPanel } from "@/components/ui/form-page";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { counted } from "@/lib/core/format";
import { choosePlaceAction, givePriorityAction } from "@/lib/waitlists/actions";
import { priorities } from "@/lib/waitlists/rules";
import type { SlotView, WaitingView } from "@/lib/waitlists/view";
import { priorityWords } from "@/lib/waitlists/words";

type Props = { slot: SlotView; entry: WaitingView };

const firstInLine = "Cet enfant est le premier de la liste : la prochaine place libérée lui est proposée.";
const movesAhead = "Une priorité le fait passer devant les familles du même groupe, à la prochaine place libérée.";

const options = priorities.map((priority) => ({ value: String(priority), label: priorityWords[priority] }));

export function PriorityForm({ slot, entry }: Props) {
  return (
    <section className="desk-panel">
      <FormPanel
        id="priorite"
        action={givePriorityAction}
        heading="Donner une priorité"
        headingLevel={2}
        submit="Enregistrer la priorité"
        permalink={entry.path}
        hidden={{ entryId: entry.id, slotId: slot.id }}
        intro="La priorité joue parmi les familles du même groupe (territoire, ou hors du territoire). La famille lit qu'elle a une priorité, pas la raison."
      >
        <SelectField name="priorite" label="Priorité" options={options} defaultValue={entry.priority} />
        <TextAreaField name="raison" label="Raison" hint="Gardée avec la liste, lue par vos collègues." rows={2} defaultValue={entry.priorityReason ?? ""} />
      </FormPanel>
    </section>
  );
}

/** Only while a place is free and the family has time to answer; otherwise the page says why not. */
export function ChoiceForm({ slot, entry, answerUntil }: Props & { answerUntil: string | undefined }) {
  const ahead = entry.rank - 1;
  if (slot.free === 0 || answerUntil === undefined) {
    return (
      <section className="desk-panel">
        <h2>Proposer une place maintenant</h2>
        <p className="mt-2">{answerUntil === undefined ? "Ce jour est fermé, ou trop proche pour attendre une réponse." : `Aucune place n'est libre. ${ahead === 0 ? firstInLine : movesAhead}`}</p>
      </section>
    );
  }
  return (
    <section className="desk-panel">
      <FormPanel
        id="choix"
        action={choosePlaceAction}
        heading="Proposer une place maintenant"
        headingLevel={2}
        submit="Proposer la place"
        permalink={entry.path}
        hidden={{ entryId: entry.id, slotId: slot.id }}
        intro={
          <p>
            {counted(slot.free, "place libre", "places libres")}. La famille est prévenue et répond avant le {answerUntil}.{" "}
            {ahead === 0 ? "" : `${counted(ahead, "enfant est devant : sa famille lira", "enfants sont devant : leurs familles liront")} que le Guichet a proposé la place à une autre famille.`}
          </p>
        }
      >
        <TextAreaField name="motif" label="Raison de ce choix" hint="Gardée avec la liste, lue par vos collègues." rows={2} />
      </FormPanel>
    </section>
  );
}
