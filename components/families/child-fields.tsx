import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { ChildIdentityView } from "@/lib/families/view";
import { schoolLevelWords } from "@/lib/families/words";
import { optionsOf } from "./options";

/** Nothing is filled in by the browser: what it remembers is about the parent, not the child. */
export function ChildFields({ current }: { current: Partial<ChildIdentityView> }) {
  return (
    <>
      <TextField name="givenName" label="Prénom de l'enfant" autoComplete="off" defaultValue={current.givenName} />
      <TextField name="familyName" label="Nom de l'enfant" autoComplete="off" defaultValue={current.familyName} />
      <fieldset className="field">
        <legend className="font-semibold">Date de naissance</legend>
        <p className="text-ink-soft">Par exemple 14 mars 2019. Le mois peut s&apos;écrire en chiffres ou en lettres.</p>
        <div className="grid max-w-md grid-cols-1 gap-4 pt-1 sm:grid-cols-3">
          <TextField name="birthDay" label="Jour" inputMode="numeric" autoComplete="off" defaultValue={current.birthDay} />
          <TextField name="birthMonth" label="Mois" autoComplete="off" autoCapitalize="none" defaultValue={current.birthMonth} />
          <TextField name="birthYear" label="Année" inputMode="numeric" autoComplete="off" defaultValue={current.birthYear} />
        </div>
      </fieldset>
      <SelectField name="schoolLevel" label="Niveau scolaire" options={optionsOf(schoolLevelWords)} defaultValue={current.schoolLevel} />
      <TextField name="school" label="École" optional autoComplete="off" hint="Le nom de l'école, du collège ou du lycée." defaultValue={current.school} />
    </>
  );
}
