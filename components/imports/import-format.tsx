import { TextLink } from "@/components/ui/link";
import { frenchNumber } from "@/lib/core/format";
import { MAX_LINES } from "@/lib/imports/rules";

type Column = { title: string; hint: string; isRequired: boolean };

/** What the file must look like, and a model to start from. */
export function ImportFormat({ columns }: { columns: readonly Column[] }) {
  return (
    <section aria-labelledby="format" className="desk-panel">
      <h2 id="format">Le fichier</h2>
      <p className="mt-2">
        Un fichier CSV, une ligne par enfant. La première ligne porte les noms des colonnes, dans l&apos;ordre de votre choix. Séparateur : point-virgule ou virgule.
        Encodage : UTF-8 ou Windows. 5 Mo et {frenchNumber(MAX_LINES)} lignes au plus.
      </p>
      <p className="mt-2">
        <TextLink href="/admin/import/modele">Télécharger le fichier modèle</TextLink>
      </p>
      <div className="desk-scroll mt-3">
        <table className="desk-table">
          <caption>Colonnes du fichier</caption>
          <thead>
            <tr>
              <th scope="col">Colonne</th>
              <th scope="col">Ce qu&apos;on y écrit</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ title, hint, isRequired }) => (
              <tr key={title}>
                <th scope="row">
                  {title}
                  {isRequired ? <span className="block text-sm font-normal">colonne obligatoire</span> : null}
                </th>
                <td>{hint}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
