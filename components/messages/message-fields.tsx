import { NativeField } from "@/components/service/native-field";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { BODY_MAX, TITLE_MAX } from "@/lib/messages/rules";

type Option = { value: string; label: string };

type MessageFieldsProps = { centers: readonly Option[]; programmes: readonly Option[]; today: string };

/** Whom a message is for, and what it says. */
export function MessageFields({ centers, programmes, today }: MessageFieldsProps) {
  return (
    <>
      <NativeField name="du" label="Premier jour" type="date" defaultValue={today} hint="Les familles qui ont un jour réservé dans ces dates reçoivent le message." />
      <NativeField name="au" label="Dernier jour" type="date" defaultValue={today} />
      <SelectField name="accueil" label="Accueil" options={centers} optional />
      <SelectField name="activite" label="Activité" options={programmes} optional />
      <TextField name="titre" label="Titre" hint={`Il se lit dans le mail, ${TITLE_MAX} caractères au plus.`} autoComplete="off" />
      <TextAreaField name="texte" label="Message" rows={8} hint={`${BODY_MAX} caractères au plus. N'écrivez rien de privé : toutes ces familles le lisent.`} />
    </>
  );
}
