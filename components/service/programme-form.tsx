import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormPanel } from "@/components/ui/form-page";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { offerWords, seasonWords } from "@/lib/activities/words";
import type { FormAction } from "@/lib/core/form";
import type { ProgrammeForm as Form } from "@/lib/service/view";
import { requirementStateWords } from "@/lib/service/words";
import { DeadlineFields } from "./deadline-fields";
import { NativeField } from "./native-field";

type Options = readonly { value: string; label: string }[];
type ProgrammeFormProps = { action: FormAction; form: Form; centers: Options; tariffs: Options; permalink: string; programmeId?: string };

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

export function ProgrammeForm({ action, form, centers, tariffs, permalink, programmeId }: ProgrammeFormProps) {
  return (
    <FormPanel action={action} heading={programmeId === undefined ? "Le programme" : "Modifier le programme"} headingLevel={2} submit="Enregistrer le programme" permalink={permalink} id="programme" hidden={programmeId === undefined ? {} : { programmeId }}>
      <TextField name="title" label="Titre" maxLength={80} defaultValue={form.title} />
      <TextAreaField name="summary" label="Présentation" hint="Une ou deux phrases, lues par les familles." defaultValue={form.summary} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <SelectField name="centerId" label="Centre" options={centers} defaultValue={form.centerId} />
        <SelectField name="tariffId" label="Tarif" options={tariffs} defaultValue={form.tariffId} />
        <SelectField name="offer" label="Type d'accueil" options={options(offerWords)} defaultValue={form.offer} />
        <SelectField name="season" label="Quand" options={options(seasonWords)} defaultValue={form.season} />
      </div>
      {programmeId === undefined ? <TextField name="ages" label="Tranches d'âge" hint="Comme 3-5, 6-8, 9-11. Chacune se modifie ensuite." maxLength={120} /> : null}
      <DeadlineFields prefix="add" legend="Délai pour réserver" start={form.add} />
      <DeadlineFields prefix="cancel" legend="Délai pour annuler sans frais" start={form.cancel} />
      <NativeField name="lateShare" type="number" min="0" max="100" label="Part facturée après le délai, en %" hint="100 : la journée entière. 0 : rien." defaultValue={form.lateShare} />
      <fieldset className="desk-panel">
        <legend className="font-semibold">Ce que le dossier doit contenir</legend>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {form.requirements.map(({ item, label, state }) => (
            <SelectField key={item} name={item} label={label} options={options(requirementStateWords)} defaultValue={state} />
          ))}
        </div>
      </fieldset>
      <CheckboxField name="isPublished" label="Publié" optional hint="Décoché, les familles ne voient pas ce programme." defaultChecked={form.isPublished} />
    </FormPanel>
  );
}
