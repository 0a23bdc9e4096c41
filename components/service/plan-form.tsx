import { Boxes } from "@/components/ui/boxes";
import { Button } from "@/components/ui/button";
import { FormPanel } from "@/components/ui/form-page";
import { Notice } from "@/components/ui/notice";
import { formulaWords } from "@/lib/activities/words";
import { counted, frenchList } from "@/lib/core/format";
import { createSlotsAction } from "@/lib/service/actions";
import { listOf } from "@/lib/service/rules";
import { weekdayWords } from "@/lib/service/words";
import { PlainField } from "./plain-field";

type Ages = { key: string; fromYears: number; toYears: number; places: string; animators: string };
type PlanFormProps = {
  params: Record<string, string | string[] | undefined>;
  period: { slug: string; name: string; startsOn: string; endsOn: string };
  chosen: readonly string[];
  ages: readonly Ages[];
  isWednesdays: boolean;
};

const WEDNESDAY = "3";
const workingDays = ["1", "2", "3", "4", "5"];
const one = (value: string | string[] | undefined) => listOf(value)[0];

/** The pattern that every programme ticked before receives; it travels in the address until it is confirmed. */
export function PlanForm({ params, period, chosen, ages, isWednesdays }: PlanFormProps) {
  const weekdays = params.jour === undefined ? (isWednesdays ? [WEDNESDAY] : workingDays) : listOf(params.jour);
  const formulas = params.formule === undefined ? ["day"] : listOf(params.formule);
  return (
    <form method="get" action="/admin/creneaux/ajouter#apercu" className="form" aria-labelledby="modele">
      <h2 id="modele">Le modèle</h2>
      <input type="hidden" name="periode" value={period.slug} />
      {chosen.map((id) => (
        <input key={id} type="hidden" name="programme" value={id} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <PlainField name="du" label="Du" type="date" min={period.startsOn} max={period.endsOn} defaultValue={one(params.du) ?? period.startsOn} />
        <PlainField name="au" label="Au" type="date" min={period.startsOn} max={period.endsOn} defaultValue={one(params.au) ?? period.endsOn} />
      </div>
      <Boxes name="jour" legend="Jours de la semaine" boxes={weekdayWords.map((label, index) => ({ value: String(index + 1), label, isChosen: weekdays.includes(String(index + 1)) }))} />
      <Boxes name="formule" legend="Formules" boxes={Object.entries(formulaWords).map(([value, label]) => ({ value, label, isChosen: formulas.includes(value) }))} />
      {ages.map(({ key, fromYears, toYears, places, animators }) => (
        <fieldset key={key} className="desk-panel">
          <legend className="font-semibold">{`De ${fromYears} à ${toYears} ans`}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            <PlainField name={`places-${key}`} label="Places par jour" type="number" min="0" max="500" defaultValue={places} />
            <PlainField name={`animateurs-${key}`} label="Animateurs par jour" type="number" min="0" max="60" defaultValue={animators} />
          </div>
        </fieldset>
      ))}
      <p className="text-ink-soft">Laissez vide une tranche d&apos;âge qui n&apos;ouvre pas. Le taux d&apos;encadrement est pris dans les paramètres.</p>
      <Button name="apercu" value="oui" variant="secondary">
        Voir ce qui sera créé
      </Button>
    </form>
  );
}

type Preview = { created: number; known: number; holidays: readonly string[]; withoutRatio: number; verdicts: readonly { isShort: boolean; words: string }[]; plan: string };

/** What the plan would write; nothing is written before it is confirmed. */
export function PlanPreview({ preview, permalink }: { preview: Preview; permalink: string }) {
  const { created, known, holidays, withoutRatio, verdicts, plan } = preview;
  return (
    <section id="apercu" aria-labelledby="apercu-titre" className="mt-8">
      <h2 id="apercu-titre">Aperçu</h2>
      <Notice tone={withoutRatio > 0 ? "warning" : "info"} role="status">
        <p>
          {`${counted(created, "créneau sera créé", "créneaux seront créés")}, ${counted(known, "existe déjà", "existent déjà")}, `}
          {holidays.length === 0 ? "aucun jour férié." : `${counted(holidays.length, "jour férié fermé", "jours fériés fermés")} : ${frenchList(holidays)}.`}
        </p>
        {withoutRatio > 0 ? <p>{`${counted(withoutRatio, "créneau n'a", "créneaux n'ont")} pas de taux d'encadrement connu : ajoutez-le dans les paramètres.`}</p> : null}
        <ul>
          {verdicts.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Notice>
      {created > 0 && withoutRatio === 0 ? (
        <FormPanel action={createSlotsAction} heading="Créer ces créneaux" headingLevel={2} submit={`Créer ${counted(created, "créneau", "créneaux")}`} permalink={permalink} id="creer" hidden={{ plan }} />
      ) : null}
    </section>
  );
}
