import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { removeGroupAction, saveGroupAction } from "@/lib/service/actions";
import { NativeField } from "./native-field";

type Group = { id: string; name: string; fromYears: number; toYears: number; slots: number };
type GroupFormProps = { programmeId: string; group?: Group | undefined; permalink: string };

export function GroupForm({ programmeId, group, permalink }: GroupFormProps) {
  return (
    <FormPanel action={saveGroupAction} heading="La tranche d'âge" headingLevel={2} submit="Enregistrer" permalink={permalink} hidden={{ programmeId, groupId: group?.id ?? "nouveau" }} intro={<p>L&apos;âge compte au jour de l&apos;accueil. Les enfants déjà inscrits gardent leur place.</p>}>
      <TextField name="name" label="Nom" maxLength={40} defaultValue={group?.name} />
      <NativeField name="fromYears" type="number" min="0" max="17" label="À partir de (ans)" defaultValue={group?.fromYears.toString()} />
      <NativeField name="toYears" type="number" min="0" max="17" label="Jusqu'à (ans, compris)" defaultValue={group?.toYears.toString()} />
    </FormPanel>
  );
}

/** A group that slots use stays; the page says so instead of offering it. */
export function GroupRemoval({ programmeId, group, permalink }: { programmeId: string; group: Group; permalink: string }) {
  if (group.slots > 0) return <p className="mt-8 text-ink-soft">Des créneaux utilisent cette tranche d&apos;âge : elle ne peut pas être retirée.</p>;
  return (
    <div className="mt-10">
      <FormPanel action={removeGroupAction} heading="Retirer cette tranche d'âge" headingLevel={2} submit="Retirer la tranche d'âge" submitVariant="danger" permalink={permalink} id="retrait" hidden={{ programmeId, groupId: group.id }} intro={<p>Aucun créneau ne l&apos;utilise.</p>} />
    </div>
  );
}
