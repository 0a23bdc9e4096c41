import { ChoiceField } from "@/components/ui/choice-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { authority } from "@/lib/core/authority";
import { HEALTH_TEXT_MAX } from "@/lib/families/rules";
import type { HealthFormView } from "@/lib/families/view";
import { vaccineWords } from "@/lib/families/words";
import { optionsOf } from "./options";

type QuestionProps = { name: "allergies" | "carePlan" | "treatment"; legend: string; yes: string; label: string; hint: string; current: HealthFormView };

/** « Rien à signaler » in one tap, or a text. */
function Question({ name, legend, yes, label, hint, current }: QuestionProps) {
  const answered = current.filledOn === undefined ? undefined : current[name] === "" ? "none" : "some";
  const options = [
    { value: "none", label: "Rien à signaler" },
    { value: "some", label: yes },
  ];
  return (
    <div className="space-y-4">
      <ChoiceField name={`${name}Answer`} legend={legend} options={options} defaultValue={answered} />
      <TextAreaField name={name} label={label} optional hint={hint} defaultValue={current[name]} />
    </div>
  );
}

export function HealthFields({ current }: { current: HealthFormView }) {
  return (
    <>
      <Question
        name="allergies"
        legend="Allergies"
        yes="Oui, une allergie ou plus"
        label="Lesquelles, et que faire ?"
        hint={`À remplir si vous répondez « Oui ». ${HEALTH_TEXT_MAX.toLocaleString("fr-FR")} caractères au plus.`}
        current={current}
      />
      <Question
        name="carePlan"
        legend="PAI (projet d'accueil individualisé)"
        yes="Oui, un PAI est en place"
        label="Ce que prévoit le PAI"
        hint={`À remplir si vous répondez « Oui ». Donnez aussi le document au ${authority.desk.name}.`}
        current={current}
      />
      <Question
        name="treatment"
        legend="Traitement en cours"
        yes="Oui, un traitement"
        label="Lequel, et à quels moments ?"
        hint="À remplir si vous répondez « Oui ». L'équipe ne donne un médicament qu'avec une ordonnance."
        current={current}
      />
      <TextField name="doctorName" label="Nom du médecin" optional autoComplete="off" defaultValue={current.doctorName} />
      <TextField name="doctorPhone" type="tel" label="Téléphone du médecin" optional autoComplete="off" hint="Par exemple 02 40 12 34 56." defaultValue={current.doctorPhone} />
      <ChoiceField name="vaccineStatus" legend="Vaccins obligatoires" options={optionsOf(vaccineWords)} defaultValue={current.vaccineStatus || undefined} />
      <TextAreaField name="vaccineNotes" label="Précisions sur les vaccins" optional hint="Par exemple la date du prochain rappel." defaultValue={current.vaccineNotes} />
    </>
  );
}
