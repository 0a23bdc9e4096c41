import type { Route } from "next";
import { TextLink } from "@/components/ui/link";
import type { DraftView } from "@/lib/imports/view";

export function RecentImports({ drafts }: { drafts: readonly DraftView[] }) {
  if (drafts.length === 0) return null;
  return (
    <div className="desk-scroll">
      <table className="desk-table">
        <caption>Derniers fichiers</caption>
        <thead>
          <tr>
            <th scope="col">Fichier</th>
            <th scope="col">Contenu</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ id, fileName, size, state, at }) => (
            <tr key={id}>
              <th scope="row">
                <TextLink href={`/admin/import/${id}` as Route}>{fileName}</TextLink>
                <span className="block text-sm font-normal">{at}</span>
              </th>
              <td>{size}</td>
              <td>{state === "imported" ? <span className="tag tag-good">Importé</span> : <span className="tag">Vérifié, rien d&apos;écrit</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
