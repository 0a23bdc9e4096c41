import { FormPanel } from "@/components/ui/form-page";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { seasonWords } from "@/lib/activities/words";
import { saveRatioAction } from "@/lib/service/actions";
import { NativeField } from "./native-field";

const seasons = Object.entries(seasonWords).map(([value, label]) => ({ value, label }));
const ages = [{ value: "under", label: "Moins de 6 ans" }, { value: "from", label: "6 ans et plus" }];
const lengths = [{ value: "long", label: "Plus de 5 heures" }, { value: "short", label: "5 heures ou moins" }];

export function RatioForm({ today, permalink }: { today: string; permalink: string }) {
  return (
    <FormPanel action={saveRatioAction} heading="Un nouveau taux" headingLevel={2} submit="Enregistrer ce taux" permalink={permalink} id="taux" intro={<p>Il sert aux créneaux créés ensuite, pour les jours à partir de sa date. Avec un projet éducatif de territoire (PEdT), les mercredis peuvent accueillir plus d&apos;enfants.</p>}>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <SelectField name="season" label="Quand" options={seasons} />
        <SelectField name="age" label="Âge des enfants" options={ages} />
        <SelectField name="length" label="Durée de l'accueil" options={lengths} hint="Sans effet pendant les vacances." defaultValue="long" />
        <NativeField name="childrenPerAnimator" type="number" min="1" max="30" label="Enfants par animateur" />
        <NativeField name="validFrom" type="date" label="À partir du" defaultValue={today} />
      </div>
      <TextField name="source" label="Texte qui le fixe" maxLength={160} hint="Comme « PEdT 2026-2029, avenant 1 »." />
    </FormPanel>
  );
}
