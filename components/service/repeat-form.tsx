import { FormPanel } from "@/components/ui/form-page";
import { SelectField } from "@/components/ui/select-field";
import { repeatSlotsAction } from "@/lib/service/actions";

type RepeatFormProps = { periodId: string; models: readonly { value: string; label: string }[]; permalink: string };

/** Last summer again: every centre, group, formula and team of another period, in one act. */
export function RepeatForm({ periodId, models, permalink }: RepeatFormProps) {
  return (
    <div className="desk-panel mt-4 max-w-3xl">
      <FormPanel
        action={repeatSlotsAction}
        heading="Comme une autre période"
        headingLevel={2}
        submit="Reprendre ses créneaux"
        submitVariant="secondary"
        permalink={permalink}
        id="reprise"
        hidden={{ periodId }}
        intro={<p>Mêmes centres, mêmes tranches d&apos;âge, mêmes équipes, semaine après semaine et jour pour jour. Le taux d&apos;encadrement et les jours fériés sont ceux des nouvelles dates. Les titres des sorties restent à écrire.</p>}
      >
        <SelectField name="modelId" label="Période à reprendre" options={models} />
      </FormPanel>
    </div>
  );
}
