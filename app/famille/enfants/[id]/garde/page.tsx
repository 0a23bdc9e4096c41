import { CustodyFields } from "@/components/families/custody-fields";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { authority } from "@/lib/core/authority";
import { saveCustodyAction } from "@/lib/families/actions";
import { loadCustody } from "@/lib/families/loaders";
import { childPath } from "@/lib/families/rules";

export default async function CustodyPage({ params }: { params: Promise<{ id: string }> }) {
  const child = await loadCustody((await params).id);
  return (
    <Page screen="E8">
      <BackLink href={childPath(child.id)} />
      <FormPanel
        action={saveCustodyAction}
        title={`Garde de ${child.givenName}`}
        heading={`Garde de ${child.givenName}`}
        submit="Enregistrer"
        permalink={childPath(child.id, "garde")}
        hidden={{ childId: child.id }}
        intro={
          <>
            <p>L&apos;autre foyer ne voit rien de cette page. Seuls les responsables de votre dossier et le {authority.desk.name} la lisent.</p>
            <p>Un juge a décidé de la garde ? Donnez le jugement au {authority.desk.name}, comme justificatif. Ici, dites seulement où vit l&apos;enfant.</p>
          </>
        }
      >
        <CustodyFields current={child} />
      </FormPanel>
    </Page>
  );
}
