import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { savePeriodAction } from "@/lib/service/actions";
import { NativeField } from "./native-field";

type Opening = { day: string; hour: string };
type PeriodFormProps = { periodId: string; name: string; startsOn: string; endsOn: string; resident: Opening; outside: Opening; permalink: string; isLocked?: boolean };

export function PeriodForm({ periodId, name, startsOn, endsOn, resident, outside, permalink, isLocked = false }: PeriodFormProps) {
  return (
    <FormPanel
      action={savePeriodAction}
      heading={periodId === "nouvelle" ? "La période" : "Modifier la période"}
      headingLevel={2}
      submit="Enregistrer la période"
      permalink={permalink}
      id="periode"
      hidden={{ periodId }}
      intro={isLocked ? <p>Les ouvertures sont annoncées : elles ne changent plus. Le nom et les dates restent modifiables.</p> : undefined}
    >
      <TextField name="name" label="Nom" maxLength={80} defaultValue={name} />
      <div className="grid gap-4 sm:grid-cols-2">
        <NativeField name="startsOn" type="date" label="Premier jour" defaultValue={startsOn} />
        <NativeField name="endsOn" type="date" label="Dernier jour" defaultValue={endsOn} />
      </div>
      <fieldset className="desk-panel">
        <legend className="font-semibold">Ouverture des réservations</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          <NativeField name="residentDay" type="date" label="Habitants, jour" defaultValue={resident.day} />
          <NativeField name="residentHour" type="time" label="Habitants, heure" defaultValue={resident.hour} />
          <NativeField name="outsideDay" type="date" label="Autres familles, jour" defaultValue={outside.day} />
          <NativeField name="outsideHour" type="time" label="Autres familles, heure" defaultValue={outside.hour} />
        </div>
      </fieldset>
    </FormPanel>
  );
}
