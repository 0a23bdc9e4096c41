import { DoneNotice } from "@/components/accounts/done-notice";
import { QuotientState } from "@/components/billing/quotient-state";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormPanel } from "@/components/ui/form-page";
import { TextField } from "@/components/ui/text-field";
import { declareQuotientAction } from "@/lib/billing/actions";
import { loadQuotient } from "@/lib/billing/loaders";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export const metadata = pageMetadata("Quotient familial", "Déclarez votre quotient familial et donnez son justificatif.");

const done = {
  declare: "Votre quotient est enregistré. Vous pouvez ajouter le justificatif quand vous voulez.",
  justificatif: "Votre justificatif est bien reçu. Nous le vérifions.",
};

export default async function QuotientPage({ searchParams }: { searchParams: SearchParams }) {
  const quotient = await loadQuotient();
  return (
    <Page screen="G6">
      <BackLink href="/famille" />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <PageTitle lead={`Il sert à calculer vos prix. Vous seuls et le ${authority.desk.name} pouvez le voir.`}>Quotient familial</PageTitle>
      <QuotientState quotient={quotient} />
      <div className="mt-10">
        <FormPanel
          action={declareQuotientAction}
          heading={quotient.amount === undefined ? "Déclarer mon quotient" : "Corriger mon quotient"}
          headingLevel={2}
          submit="Enregistrer mon quotient"
          permalink="/famille/foyer/quotient"
          intro={<p>Il vaut du 1er janvier au 31 décembre {quotient.year}.</p>}
        >
          <TextField
            name="amount"
            label="Quotient familial"
            inputMode="numeric"
            maxLength={12}
            hint="Il est écrit sur votre attestation de la CAF ou de la MSA, dans votre espace en ligne. Par exemple 845."
            defaultValue={quotient.amount?.toString()}
          />
          <CheckboxField
            name="withProof"
            label="J'ajoute le justificatif tout de suite"
            optional
            hint="Sinon, laissez la case vide : vous pourrez l'ajouter plus tard."
          />
        </FormPanel>
      </div>
    </Page>
  );
}
