import { counted } from "@/lib/core/format";
import type { ReportView } from "@/lib/imports/view";

/** What the dry run found. */
export function ImportReport({ report: { lines, all, errors, warnings } }: { report: ReportView }) {
  return (
    <section aria-labelledby="rapport" className="flex flex-col gap-5">
      <div className="desk-panel">
        <h2 id="rapport">Rapport</h2>
        <p className="mt-2">
          {counted(lines, "ligne lue", "lignes lues")} : {counted(all.families, "famille")}, {counted(all.children, "enfant")}, {counted(all.withMail, "foyer", "foyers")} avec une adresse mail.
        </p>
        <p className="mt-2 flex flex-wrap gap-2">
          <span className={errors.count === 0 ? "tag tag-good" : "tag tag-bad"}>{errors.count === 0 ? "Aucune erreur" : counted(errors.count, "erreur")}</span>
          <span className={warnings.count === 0 ? "tag tag-good" : "tag tag-wait"}>{warnings.count === 0 ? "Aucun doute" : counted(warnings.count, "doute")}</span>
        </p>
        {errors.count === 0 ? null : <p className="mt-2">Corrigez ces lignes dans votre fichier, puis envoyez-le à nouveau. Rien n&apos;a été écrit.</p>}
      </div>
      <Problems title="Erreurs" problems={errors} />
      <Problems title="Doutes" problems={warnings} />
    </section>
  );
}

function Problems({ title, problems: { count, shown } }: { title: string; problems: ReportView["errors"] }) {
  if (count === 0) return null;
  const more = count - shown.length;
  return (
    <div className="desk-scroll">
      <table className="desk-table">
        <caption>
          {title}
          {more === 0 ? "" : ` (les ${shown.length} premières lignes sur ${count})`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Colonne</th>
            <th scope="col">Ce qui ne va pas</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, column, message }, index) => (
            <tr key={index}>
              <td>{line}</td>
              <td>{column ?? "Foyer entier"}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
