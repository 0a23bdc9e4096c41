import { Details } from "@/components/ui/details";
import { FormPanel } from "@/components/ui/form-page";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { endCallAction, noteCallAction, planCallBackAction, uniteFamiliesAction } from "@/lib/callers/actions";
import type { NoteView } from "@/lib/callers/view";

type CallPanelProps = { familyId: string; path: string; notes: NoteView[]; /** What was done since the caller was recognised, in order. */ acts: string[] };

/** The call itself: what was said, what was promised, and its end. */
export function CallPanel({ familyId, path, notes, acts }: CallPanelProps) {
  const hidden = { familyId };
  return (
    <section aria-labelledby="appel" className="desk-panel">
      <h2 id="appel" className="mb-2">
        Cet appel
      </h2>
      {acts.length > 0 ? (
        <section aria-labelledby="fait-pendant" className="mb-4">
          <h3 id="fait-pendant">À relire avant de raccrocher</h3>
          <ul className="list-disc pl-6">
            {acts.map((act, index) => (
              <li key={`${act}-${index}`}>{act}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <FormPanel action={endCallAction} heading="Terminer" headingLevel={3} submit="Fin d'appel" permalink={path} hidden={hidden} id="fin">
        <TextAreaField name="note" label="Note pour vos collègues" hint="La famille lit qu'un appel a été noté, jamais la note." optional rows={2} />
      </FormPanel>
      <div className="mt-4">
        <Details summary="Écrire une note sans terminer l'appel">
          <FormPanel action={noteCallAction} heading="Noter" headingLevel={3} submit="Enregistrer la note" submitVariant="secondary" permalink={path} hidden={hidden} id="note">
            <TextAreaField name="note" label="Note" rows={2} />
          </FormPanel>
        </Details>
        <Details summary="Promettre de rappeler">
          <FormPanel action={planCallBackAction} heading="À rappeler" headingLevel={3} submit="Ajouter aux tâches" submitVariant="secondary" permalink={path} hidden={hidden} id="rappel">
            <TextAreaField name="text" label="À dire ou à demander" rows={2} />
            <TextField name="day" label="Avant le" hint="Par exemple 14/12/2026." optional autoComplete="off" />
          </FormPanel>
        </Details>
        <Details summary="Réunir un deuxième dossier ouvert par erreur">
          <FormPanel
            action={uniteFamiliesAction}
            heading="Réunir deux dossiers"
            headingLevel={3}
            submit="Réunir dans ce dossier"
            submitVariant="secondary"
            permalink={path}
            hidden={hidden}
            id="reunir"
            intro={<p>Les responsables de l&apos;autre dossier viennent dans celui-ci. Il ne doit rien contenir d&apos;autre que les mêmes enfants : ni demande, ni document.</p>}
          >
            <TextField name="other" label="L'autre dossier" hint="Copiez l'adresse de sa page, trouvée par la recherche." autoComplete="off" />
          </FormPanel>
        </Details>
      </div>
      {notes.length > 0 ? <h3 className="mt-4">Notes des appels</h3> : null}
      <ul className="divide-y divide-sand-dark">
        {notes.map(({ id, text, when, who }) => (
          <li key={id} className="py-2">
            <p className="whitespace-pre-line">{text}</p>
            <p className="text-sm text-ink-soft">
              {who}, le {when}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
