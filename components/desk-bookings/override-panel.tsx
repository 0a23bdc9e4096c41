import { CheckboxField } from "@/components/ui/checkbox-field";
import { Details } from "@/components/ui/details";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { CheckedView } from "@/lib/desk-bookings/view";

type OverridePanelProps = { needs: CheckedView["needs"]; exceptional: string | undefined };

/** The rules that stand in the way, each to be set aside by name, and why. */
export function OverridePanel({ needs, exceptional }: OverridePanelProps) {
  return (
    <Details summary="Faire une exception à une règle" open>
      <p>Chaque exception est écrite dans l&apos;historique du dossier, avec votre nom et la raison. La famille les lit.</p>
      {exceptional === undefined ? null : <p>Prix des jours qui demandent une exception : {exceptional}.</p>}
      {needs.map(({ rule, label, days }) => (
        <CheckboxField key={rule} name={rule} label={label} hint={days} optional />
      ))}
      <TextAreaField name="raison" label="Raison de l'exception" hint="Une phrase d'au moins 10 caractères, que la famille lira." optional rows={2} />
    </Details>
  );
}
