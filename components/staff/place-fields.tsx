import { Boxes } from "@/components/ui/boxes";
import { ChoiceField } from "@/components/ui/choice-field";
import { roleWords } from "@/lib/staff/words";

type Center = { id: string; name: string };
type PlaceFieldsProps = { centers: readonly Center[]; role?: string; centerIds?: readonly string[] };

const none: readonly string[] = [];
const roles = Object.entries(roleWords).map(([value, label]) => ({ value, label }));

/** A role, and the centres that count for one of them. */
export function PlaceFields({ centers, role, centerIds = none }: PlaceFieldsProps) {
  return (
    <>
      <ChoiceField name="role" legend="Rôle" options={roles} defaultValue={role} hint="Guichet : sert les familles. Équipe de centre : listes et présences de ses centres. Responsable : tout, l'équipe et le catalogue compris." />
      <Boxes
        name="centerIds"
        legend="Centres de l'équipe"
        hint="Pour une équipe de centre seulement : elle ne voit que les centres cochés."
        boxes={centers.map(({ id, name }) => ({ value: id, label: name, isChosen: centerIds.includes(id) }))}
      />
    </>
  );
}
