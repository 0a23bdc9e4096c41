import { ChoiceField } from "@/components/ui/choice-field";
import { mealWords, type Meal } from "@/lib/families/words";
import { optionsOf } from "./options";

export function MealField({ current }: { current: Meal }) {
  return <ChoiceField name="meal" legend="Repas" options={optionsOf(mealWords)} defaultValue={current} />;
}
