import { MealField } from "@/components/families/meal-field";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { saveMealAction } from "@/lib/families/actions";
import { loadMeal } from "@/lib/families/loaders";
import { childPath } from "@/lib/families/rules";

export default async function MealPage({ params }: { params: Promise<{ id: string }> }) {
  const { id, givenName, meal } = await loadMeal((await params).id);
  return (
    <Page screen="E6">
      <BackLink href={childPath(id)} />
      <FormPanel
        action={saveMealAction}
        title={`Repas de ${givenName}`}
        heading={`Repas de ${givenName}`}
        submit="Enregistrer"
        permalink={childPath(id, "repas")}
        hidden={{ childId: id }}
        intro={<p>Choisissez ce que la cuisine doit préparer. Nous ne demandons jamais pourquoi.</p>}
      >
        <MealField current={meal} />
      </FormPanel>
    </Page>
  );
}
