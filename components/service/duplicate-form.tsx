import { Boxes } from "@/components/ui/boxes";
import { FormPanel } from "@/components/ui/form-page";
import { duplicateProgrammeAction } from "@/lib/service/actions";

type DuplicateFormProps = { programmeId: string; centers: readonly { value: string; label: string }[]; permalink: string };

/** The same programme in other centres, several at once. */
export function DuplicateForm({ programmeId, centers, permalink }: DuplicateFormProps) {
  return (
    <FormPanel
      action={duplicateProgrammeAction}
      heading="Dupliquer dans d'autres centres"
      headingLevel={2}
      submit="Dupliquer"
      submitVariant="secondary"
      permalink={permalink}
      id="copie"
      hidden={{ programmeId }}
      intro={<p>Âges, délais, tarif et pièces sont repris. Chaque copie se modifie ensuite à part.</p>}
    >
      <Boxes name="centre" legend="Centres" boxes={centers} />
    </FormPanel>
  );
}
