import { TextLink } from "@/components/ui/link";
import type { JournalLine } from "@/lib/journal/view";

/** Who did what, newest first. */
export function JournalTable({ lines }: { lines: readonly JournalLine[] }) {
  return (
    <div className="desk-scroll" role="region" aria-label="Lignes du journal" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Quand</th>
            <th scope="col">Qui</th>
            <th scope="col">Quoi</th>
            <th scope="col">Dossier</th>
            <th scope="col">Canal</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, at, who, what, familyPath, channel, detail }) => (
            <tr key={id}>
              <td className="min-w-40">{at}</td>
              <td>{who}</td>
              <td className="min-w-56">
                {what}
                {detail === "" ? null : <span className="block text-sm text-ink-soft">{detail}</span>}
              </td>
              <td>
                {familyPath === undefined ? null : (
                  <TextLink href={familyPath}>
                    Ouvrir<span className="sr-only"> le dossier</span>
                  </TextLink>
                )}
              </td>
              <td>{channel}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
