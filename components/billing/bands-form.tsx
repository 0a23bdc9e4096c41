import { NativeField } from "@/components/service/native-field";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { saveBandsAction } from "@/lib/billing/actions";

export function BandsForm({ bounds, from, permalink }: { bounds: string; from: string; permalink: string }) {
  return (
    <FormPanel action={saveBandsAction} heading="Changer les tranches à partir d'une date" headingLevel={2} submit="Enregistrer les tranches" permalink={permalink} id="tranches" intro={<p>Les jours déjà réservés gardent leur prix.</p>}>
      <NativeField name="validFrom" type="date" label="À partir du" defaultValue={from} />
      <TextField name="bounds" label="Quotient le plus haut de chaque tranche" hint="Séparés par des virgules. La dernière tranche n'a pas de limite." maxLength={120} defaultValue={bounds} />
    </FormPanel>
  );
}
