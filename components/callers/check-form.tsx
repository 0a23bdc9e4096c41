import { TextField } from "@/components/ui/text-field";
import { FormPanel } from "@/components/ui/form-page";
import { checkCallerAction } from "@/lib/callers/actions";
import { FACTS_NEEDED } from "@/lib/callers/rules";

/** Two answers of the caller before anything shows. Which of them was wrong is never said, here or aloud. */
export function CheckForm({ familyId, permalink }: { familyId: string; permalink: string }) {
  return (
    <FormPanel
      action={checkCallerAction}
      title="Vérifier la personne"
      heading="Réponses de la personne"
      headingLevel={2}
      submit="Vérifier"
      permalink={permalink}
      hidden={{ familyId }}
      intro={<p>Demandez, sans souffler la réponse. {FACTS_NEEDED} réponses justes ouvrent le dossier. Rien de ce que vous tapez n&apos;est gardé.</p>}
    >
      <TextField name="birthDate" label="Date de naissance d'un enfant" hint="Par exemple 14/03/2019." optional autoComplete="off" />
      <TextField name="address" label="Adresse" hint="Le numéro et la rue, ou le code postal et la commune." optional autoComplete="off" />
      <TextField name="phone" type="tel" label="Téléphone" optional autoComplete="off" />
      <TextField name="email" type="email" label="Adresse mail" optional autoComplete="off" />
      <TextField name="reference" label="Référence d'une réservation" hint="Elle commence par PF." optional autoComplete="off" />
    </FormPanel>
  );
}
