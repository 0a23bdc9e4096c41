import { FilePage } from "@/components/desk/file-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { FormPanel } from "@/components/ui/form-page";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { TextField } from "@/components/ui/text-field";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { declareQuotientAction } from "@/lib/desk/actions";
import { loadFileQuotient } from "@/lib/desk/loaders";
import { filePath, newPaperPath } from "@/lib/desk/rules";

export const metadata = pageMetadata("Quotient familial", "Le quotient de la famille au téléphone, et sa tranche de prix.");

export default async function FileQuotientPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { head, quotient, proof } = await loadFileQuotient((await params).id);
  const { familyId } = head;
  return (
    <FilePage head={head} here="quotient" screen="U17" done={await readParam(searchParams, "fait")}>
      <div className="desk-grid">
        <section aria-labelledby="etat" className="desk-panel">
          <h2 id="etat">Pour l&apos;année {quotient.year}</h2>
          {quotient.amount === undefined ? null : <p className="mt-2">Quotient déclaré : {quotient.amount}</p>}
          <p className="mt-2 font-semibold">{quotient.state}</p>
          <p className="text-ink-soft">{quotient.meaning}</p>
          {proof === undefined ? null : <MenuLink href={proof}>Voir le justificatif</MenuLink>}
          <p className="mt-4">
            <ButtonLink href={newPaperPath(familyId, "quotient", undefined)} variant="secondary">
              Noter ou numériser l&apos;attestation
            </ButtonLink>
          </p>
        </section>
        <div className="desk-panel">
          <FormPanel
            action={declareQuotientAction}
            heading={quotient.amount === undefined ? "Noter le quotient" : "Corriger le quotient"}
            headingLevel={2}
            submit="Enregistrer le quotient"
            permalink={filePath(familyId, "quotient")}
            hidden={{ familyId }}
            intro={<p>Il vaut du 1er janvier au 31 décembre {quotient.year}. Le prix ne change qu&apos;avec l&apos;attestation.</p>}
          >
            <TextField name="amount" label="Quotient familial" inputMode="numeric" autoComplete="off" maxLength={12} hint="Par exemple 845." defaultValue={quotient.amount?.toString()} />
          </FormPanel>
        </div>
      </div>
    </FilePage>
  );
}
