import { DoneNotice } from "@/components/accounts/done-notice";
import { FamilySearch } from "@/components/callers/family-search";
import { FoundList } from "@/components/callers/found-list";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadSearch } from "@/lib/callers/loaders";

export const metadata = pageMetadata("Familles", "Trouver une famille.");

const done = { fin: "L'appel est terminé. Le dossier est refermé.", confirmation: "Le mail de confirmation est reparti. Dites : « Ouvrez le mail, aussi dans les courriers indésirables, et appuyez sur Valider mon compte. » Il fonctionne 24 heures." };

export default async function FamiliesPage({ searchParams }: { searchParams: SearchParams }) {
  const results = await loadSearch(await readParam(searchParams, "q"), await readParam(searchParams, "page"));
  return (
    <DeskPage
      title="Familles"
      screen="L1"
      acts={
        <ButtonLink href="/admin/familles/nouvelle" variant="secondary">
          Ouvrir un dossier
        </ButtonLink>
      }
    >
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <FamilySearch q={results.q} />
      <FoundList {...results} />
    </DeskPage>
  );
}
