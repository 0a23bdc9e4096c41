import { FilePage } from "@/components/desk/file-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadFileChildren } from "@/lib/desk/loaders";
import { deskChildPath, filePath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Enfants", "Les enfants de la famille au téléphone.");

export default async function FileChildrenPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { head, children, isFull } = await loadFileChildren((await params).id);
  const { familyId } = head;
  return (
    <FilePage
      head={head}
      here="enfants"
      screen="U8"
      done={await readParam(searchParams, "fait")}
      acts={isFull ? undefined : <ButtonLink href={filePath(familyId, "enfants/nouveau")}>Ajouter un enfant</ButtonLink>}
    >
      {children.length === 0 ? (
        <p>Aucun enfant dans ce dossier pour l&apos;instant.</p>
      ) : (
        <div className="desk-scroll">
          <table className="desk-table">
            <caption>Les enfants du dossier</caption>
            <thead>
              <tr>
                <th scope="col">Enfant</th>
                <th scope="col">Âge</th>
                <th scope="col">Niveau scolaire</th>
              </tr>
            </thead>
            <tbody>
              {children.map(({ id, name, age, level }) => (
                <tr key={id}>
                  <th scope="row">
                    <MenuLink href={deskChildPath(familyId, id)}>{name}</MenuLink>
                  </th>
                  <td>{age}</td>
                  <td>{level}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isFull ? <p className="mt-4">Le dossier contient le nombre maximum d&apos;enfants.</p> : null}
    </FilePage>
  );
}
