import { OwnerField } from "@/components/documents/owner-field";
import { optionsOf } from "@/components/families/options";
import { ChoiceField } from "@/components/ui/choice-field";
import { FormPanel } from "@/components/ui/form-page";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { acceptPaperAction, refusePaperAction, reopenPaperAction, seePaperAction } from "@/lib/desk/actions";
import { filePath, paperPath } from "@/lib/desk/rules";
import type { PaperView } from "@/lib/desk/view";
import { expires } from "@/lib/documents/rules";
import type { NewDocumentView } from "@/lib/documents/view";
import { refusalReasonWords, reopeningReasonWords } from "@/lib/documents/words";

type ProofProps = { isQuotient: boolean; doesExpire: boolean; amount: string | undefined; validUntil: string };

/** What the judge reads on the paper: until when it counts, and the quotient. */
function ProofFields({ isQuotient, doesExpire, amount, validUntil }: ProofProps) {
  return (
    <>
      {isQuotient ? <TextField name="amount" label="Quotient écrit sur l'attestation" inputMode="numeric" autoComplete="off" maxLength={12} defaultValue={amount} /> : null}
      {doesExpire ? <TextField name="validUntil" label="Valable jusqu'au" autoComplete="off" hint="Comme 31/12/2026." defaultValue={validUntil} /> : null}
    </>
  );
}

type JudgingProps = { paper: PaperView & { validUntil: string; amount: string | undefined } };

export function JudgeForms({ paper: { id, kind, expires: doesExpire, amount, validUntil } }: JudgingProps) {
  return (
    <>
      <div className="desk-panel">
        <FormPanel id="accepter" action={acceptPaperAction} heading="Accepter" headingLevel={2} submit="Accepter et passer au suivant" permalink={paperPath(id)} hidden={{ documentId: id }}>
          <ProofFields isQuotient={kind === "quotient"} doesExpire={doesExpire} amount={amount} validUntil={validUntil} />
        </FormPanel>
      </div>
      <div className="desk-panel">
        <FormPanel
          id="refuser"
          action={refusePaperAction}
          heading="Refuser"
          headingLevel={2}
          submit="Refuser et passer au suivant"
          submitVariant="secondary"
          permalink={paperPath(id)}
          hidden={{ documentId: id }}
          intro={<p>La famille lit cette raison, et reçoit un mail. Sans adresse mail, une tâche est créée pour l&apos;appeler.</p>}
        >
          <ChoiceField name="reason" legend="Raison" options={optionsOf(refusalReasonWords)} />
          <TextAreaField name="precision" label="Précision pour la famille" optional rows={2} hint="Obligatoire pour une autre raison. Dites ce qu'il faut faire." />
        </FormPanel>
      </div>
    </>
  );
}

export function ReopenForm({ id }: { id: string }) {
  return (
    <div className="desk-panel">
      <FormPanel
        id="reprendre"
        action={reopenPaperAction}
        heading="Revenir sur cette décision"
        headingLevel={2}
        submit="Remettre à vérifier"
        submitVariant="secondary"
        permalink={paperPath(id)}
        hidden={{ documentId: id }}
        intro={<p>Le document revient dans la liste à vérifier. Si c&apos;est une attestation de quotient, les prix ne la suivent plus.</p>}
      >
        <SelectField name="reason" label="Pourquoi" options={optionsOf(reopeningReasonWords)} />
      </FormPanel>
    </div>
  );
}

type SeenProps = { familyId: string; document: NewDocumentView; amount: string | undefined; validUntil: string };

/** A paper shown at the counter, of which no copy is kept. */
export function SeenPaperForm({ familyId, document: { kind, owners, chosen }, amount, validUntil }: SeenProps) {
  const [only, ...others] = owners;
  const isAsked = others.length > 0;
  return (
    <div className="desk-panel">
      <FormPanel
        id="vu"
        action={seePaperAction}
        heading="Papier vu au Guichet ou reçu par courrier"
        headingLevel={2}
        submit="Noter comme vu et accepté"
        permalink={`${filePath(familyId, "documents/nouveau")}?type=${kind}`}
        hidden={{ familyId, kind, ...(!isAsked && only && { owner: only.value }) }}
        intro={<p>Vous avez le papier en main et il convient. Aucune copie n&apos;est gardée ; votre nom est noté.</p>}
      >
        {isAsked ? <OwnerField owners={owners} chosen={chosen} /> : null}
        {!isAsked && only && only.value !== "foyer" ? <p>Ce document est pour {only.label}.</p> : null}
        <ProofFields isQuotient={kind === "quotient"} doesExpire={expires(kind)} amount={amount} validUntil={validUntil} />
      </FormPanel>
    </div>
  );
}
