import { FilePage } from "@/components/desk/file-page";
import { ConsentFields } from "@/components/families/consent-fields";
import { Details } from "@/components/ui/details";
import { FormPanel } from "@/components/ui/form-page";
import { saveConsentsAction } from "@/lib/desk/actions";
import { loadFileConsents } from "@/lib/desk/loaders";
import { deskChildPath } from "@/lib/desk/rules";

export default async function FileConsentsPage({ params }: { params: Promise<{ id: string; child: string }> }) {
  const claims = await params;
  const { head, id, givenName, consents, earlier } = await loadFileConsents(claims.id, claims.child);
  const { familyId } = head;
  return (
    <FilePage head={head} here="enfants" screen="U14" width="form">
      <FormPanel
        action={saveConsentsAction}
        title={`Autorisations pour ${givenName}`}
        heading={`Autorisations pour ${givenName}`}
        headingLevel={2}
        submit="Enregistrer"
        permalink={deskChildPath(familyId, id, "autorisations")}
        hidden={{ familyId, childId: id }}
        intro={<p>Lisez chaque autorisation, puis notez la réponse. Elle est datée, et la famille lit qu&apos;elle a été donnée par téléphone.</p>}
      >
        <ConsentFields consents={consents} />
      </FormPanel>
      {earlier.length === 0 ? null : (
        <Details summary="Voir les réponses précédentes">
          <ul>
            {earlier.map((sentence, index) => (
              <li key={`${sentence}-${index}`}>{sentence}</li>
            ))}
          </ul>
        </Details>
      )}
    </FilePage>
  );
}
