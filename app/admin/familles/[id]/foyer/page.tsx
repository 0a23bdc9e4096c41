import { ContactPanel } from "@/components/desk/contact-panel";
import { FilePage } from "@/components/desk/file-page";
import { GuardianPanel } from "@/components/desk/guardian-panel";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadFileHousehold } from "@/lib/desk/loaders";
import { filePath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Foyer", "L'adresse, les responsables et les contacts de la famille au téléphone.");

const territoryWords = { resident: "Habite le territoire", outside: "Hors du territoire", unknown: "Commune à demander" };

export default async function FileHouseholdPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { head, territory, address, guardians, phoneGuardians, invitations, contacts } = await loadFileHousehold((await params).id);
  const { familyId } = head;
  return (
    <FilePage head={head} here="foyer" screen="U1" done={await readParam(searchParams, "fait")}>
      <div className="desk-grid">
        <section aria-labelledby="adresse" className="desk-panel">
          <h2 id="adresse">Adresse</h2>
          <p className="my-3">
            {address.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
            <span className={territory === "unknown" ? "tag tag-wait" : "tag"}>{territoryWords[territory]}</span>
          </p>
          <ButtonLink href={filePath(familyId, address.length === 0 ? "foyer/commune" : "foyer/adresse")} variant="secondary">
            {address.length === 0 ? "Noter l'adresse" : "Modifier l'adresse"}
          </ButtonLink>
        </section>
        <GuardianPanel familyId={familyId} guardians={guardians} phoneGuardians={phoneGuardians} invitations={invitations} />
        <ContactPanel familyId={familyId} contacts={contacts} />
      </div>
    </FilePage>
  );
}
