import { FilePage } from "@/components/desk/file-page";
import { MealField } from "@/components/families/meal-field";
import { FormPanel } from "@/components/ui/form-page";
import { saveMealAction } from "@/lib/desk/actions";
import { loadFileMeal } from "@/lib/desk/loaders";
import { deskChildPath } from "@/lib/desk/rules";

export default async function FileMealPage({ params }: { params: Promise<{ id: string; child: string }> }) {
  const claims = await params;
  const { head, id, givenName, meal } = await loadFileMeal(claims.id, claims.child);
  const { familyId } = head;
  return (
    <FilePage head={head} here="enfants" screen="U12" width="form">
      <FormPanel
        action={saveMealAction}
        title={`Repas de ${givenName}`}
        heading={`Repas de ${givenName}`}
        headingLevel={2}
        submit="Enregistrer"
        permalink={deskChildPath(familyId, id, "repas")}
        hidden={{ familyId, childId: id }}
        intro={<p>Ce que la cuisine doit préparer. Ne demandez jamais pourquoi.</p>}
      >
        <MealField current={meal} />
      </FormPanel>
    </FilePage>
  );
}
