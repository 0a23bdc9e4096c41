import { ChoiceField } from "@/components/ui/choice-field";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { changeSlotAction } from "@/lib/service/actions";
import { scopeWords } from "@/lib/service/words";
import { NativeField } from "./native-field";

type SlotFormProps = { slot: { id: string; places: number; animators: number; slotTitle: string; isOuting: boolean }; permalink: string };

const scopes = Object.entries(scopeWords).map(([value, label]) => ({ value, label }));

export function SlotForm({ slot: { id, places, animators, slotTitle, isOuting }, permalink }: SlotFormProps) {
  return (
    <FormPanel action={changeSlotAction} heading="Changer l'équipe" headingLevel={2} submit="Enregistrer" permalink={permalink} hidden={{ slotId: id, ...(!isOuting && { title: slotTitle }) }} intro={<p>Des places ajoutées sont proposées aussitôt aux familles qui attendent.</p>}>
      <div className="grid gap-4 sm:grid-cols-2">
        <NativeField name="places" type="number" min="0" max="500" label="Places déclarées" defaultValue={places.toString()} />
        <NativeField name="animators" type="number" min="0" max="60" label="Animateurs" defaultValue={animators.toString()} />
      </div>
      {isOuting ? <TextField name="title" label="Titre de la sortie, ce jour-là" maxLength={80} optional defaultValue={slotTitle} /> : null}
      <ChoiceField name="scope" legend="Pour quels jours ?" options={scopes} hint="Toujours pour cette tranche d'âge et cette formule, à partir d'aujourd'hui." defaultValue="day" />
    </FormPanel>
  );
}
