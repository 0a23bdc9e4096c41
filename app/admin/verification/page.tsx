import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { CodeField } from "@/components/staff/code-field";
import { DemoCode } from "@/components/staff/demo-code";
import { FormPanel } from "@/components/ui/form-page";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { verifyAction } from "@/lib/staff/actions";
import { loadVerification } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Vérification", "Le code de votre application, avant un acte important.");

export default async function VerificationPage({ searchParams }: { searchParams: SearchParams }) {
  const { suite, demoCode } = await loadVerification(await readParam(searchParams, "suite"));
  return (
    <DeskPage title="Vérification" screen="K4" width="form" lead="Cette page est sensible : donnez à nouveau le code de votre application. Il vaut pour 10 minutes.">
      <DemoCode code={demoCode} />
      <div className="desk-panel">
        <FormPanel action={verifyAction} heading="Le code de votre application" headingLevel={2} submit="Vérifier" hidden={{ suite }} permalink={`/admin/verification?suite=${encodeURIComponent(suite)}`}>
          <CodeField />
        </FormPanel>
      </div>
    </DeskPage>
  );
}
