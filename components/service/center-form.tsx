import { FormPanel } from "@/components/ui/form-page";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { saveCenterAction } from "@/lib/service/actions";

type Center = { slug: string; name: string; addressLine: string; communeInsee: string; phone: string; summary: string };
type CenterFormProps = { center?: Center | undefined; communes: readonly { value: string; label: string }[]; permalink: string };

export function CenterForm({ center, communes, permalink }: CenterFormProps) {
  return (
    <FormPanel action={saveCenterAction} heading="Le centre" headingLevel={2} submit="Enregistrer le centre" permalink={permalink} hidden={{ slug: center?.slug ?? "" }}>
      <TextField name="name" label="Nom" maxLength={80} defaultValue={center?.name} />
      <TextField name="addressLine" label="Adresse" maxLength={200} defaultValue={center?.addressLine} />
      <SelectField name="communeInsee" label="Commune" options={communes} defaultValue={center?.communeInsee} />
      <TextField name="phone" label="Téléphone" type="tel" defaultValue={center?.phone} />
      <TextAreaField name="summary" label="Présentation" hint="Lue par les familles : les horaires, l'accès, ce qui s'y vit." defaultValue={center?.summary ?? ""} />
    </FormPanel>
  );
}
