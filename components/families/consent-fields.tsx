import { ChoiceField } from "@/components/ui/choice-field";
import type { ConsentView } from "@/lib/families/view";

const yesOrNo = [
  { value: "yes", label: "Oui" },
  { value: "no", label: "Non" },
];

export function ConsentFields({ consents }: { consents: readonly ConsentView[] }) {
  return consents.map(({ kind, label, meaning, answer, standing }) => (
    <ChoiceField
      key={kind}
      name={kind}
      legend={label}
      options={yesOrNo}
      defaultValue={answer}
      hint={
        <>
          <p>{meaning}</p>
          <p>{standing}</p>
        </>
      }
    />
  ));
}
