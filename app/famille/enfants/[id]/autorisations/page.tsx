import { ConsentFields } from "@/components/families/consent-fields";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { Details } from "@/components/ui/details";
import { FormPanel } from "@/components/ui/form-page";
import { saveConsentsAction } from "@/lib/families/actions";
import { loadConsents } from "@/lib/families/loaders";
import { childPath } from "@/lib/families/rules";

export default async function ConsentsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id, givenName, consents, earlier } = await loadConsents((await params).id);
  return (
    <Page screen="E7">
      <BackLink href={childPath(id)} />
      <FormPanel
        action={saveConsentsAction}
        title={`Autorisations pour ${givenName}`}
        heading={`Autorisations pour ${givenName}`}
        submit="Enregistrer"
        permalink={childPath(id, "autorisations")}
        hidden={{ childId: id }}
        intro={<p>Répondez librement : vous pouvez changer d&apos;avis à tout moment. Chaque réponse est datée.</p>}
      >
        <ConsentFields consents={consents} />
      </FormPanel>
      {earlier.length === 0 ? null : (
        <div className="mt-10">
          <Details summary="Voir les réponses précédentes">
            <ul>
              {earlier.map((sentence, index) => (
                <li key={`${sentence}-${index}`}>{sentence}</li>
              ))}
            </ul>
          </Details>
        </div>
      )}
    </Page>
  );
}
