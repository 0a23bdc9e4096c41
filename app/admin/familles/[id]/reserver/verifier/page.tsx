import { OverridePanel } from "@/components/desk-bookings/override-panel";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormPanel } from "@/components/ui/form-page";
import { MenuLink } from "@/components/ui/link";
import { euros } from "@/lib/core/money";
import type { SearchParams } from "@/lib/core/search-params";
import { bookAtDeskAction } from "@/lib/desk-bookings/actions";
import { loadDeskCheck } from "@/lib/desk-bookings/loaders";
import { checkPath, tablePath } from "@/lib/desk-bookings/rules";

export const metadata = pageMetadata("Lire et confirmer", "La phrase à lire à l'appelant avant de réserver.");

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function DeskCheckPage({ params, searchParams }: Props) {
  const { familyId, query, title, sentence, checked, isSeveral, mayOverride, hidden } = await loadDeskCheck((await params).id, await searchParams);
  const { lines, waiting, needs, totalCents, exceptional } = checked;
  return (
    <DeskPage title="Lire et confirmer" screen="L9" back={tablePath(familyId, `${query}#tableau`)} lead={title} width="form">
      <FormPanel
        action={bookAtDeskAction}
        heading="À lire à voix haute"
        headingLevel={2}
        submit="Confirmer la réservation"
        permalink={checkPath(familyId, query)}
        hidden={hidden}
        intro={<p className="aloud">{sentence}</p>}
        after={
          <p className="mt-6">
            <MenuLink href={tablePath(familyId, `${query}#tableau`)}>Changer les jours</MenuLink>
          </p>
        }
      >
        {lines.length > 0 ? (
          <div className="desk-panel">
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p className="mt-2 text-xl font-bold">Total : {euros(totalCents)}</p>
          </div>
        ) : null}
        {waiting.length > 0 ? (
          <div className="desk-panel">
            <h3>Complet</h3>
            <ul>
              {waiting.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {needs.length > 0 ? <div id="lecture" tabIndex={-1} className="outline-none" /> : null}
        {mayOverride && needs.length > 0 ? <OverridePanel needs={needs} exceptional={exceptional} /> : null}
        {isSeveral ? <CheckboxField name="ensemble" label="Les enfants ensemble ou pas du tout" hint="Si l'un d'eux n'a pas de place un jour, aucun n'est réservé ce jour-là." optional /> : null}
        <CheckboxField name="attente" label="Mettre sur liste d'attente les jours complets" hint="Attendre ne coûte rien." optional defaultChecked />
        {needs.length > 0 ? null : <div id="lecture" tabIndex={-1} className="outline-none" />}
      </FormPanel>
    </DeskPage>
  );
}
