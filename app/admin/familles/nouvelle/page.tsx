import { OpenForm } from "@/components/callers/open-form";
import { WhoElseCalls } from "@/components/callers/who-else-calls";
import { DeskPage } from "@/components/desk/desk-page";
import { loadOpening } from "@/lib/callers/loaders";

export default async function NewFamilyPage() {
  await loadOpening();
  return (
    <DeskPage title="Nouvelle famille" screen="L2" back="/admin/familles" width="form" lead="Cherchez d'abord : un deuxième dossier complique tout.">
      <WhoElseCalls />
      <div className="mt-4">
        <OpenForm />
      </div>
    </DeskPage>
  );
}
