import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { DoneNotice } from "@/components/accounts/done-notice";
import { HealthFields } from "@/components/families/health-fields";
import { PasswordWhenAsked } from "@/components/families/password-when-asked";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { FormPanel } from "@/components/ui/form-page";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { saveHealthAction, unlockHealthAction } from "@/lib/families/actions";
import { loadHealth } from "@/lib/families/loaders";
import { childPath } from "@/lib/families/rules";

const done = { verifie: "Merci. La fiche sanitaire est ouverte pendant une heure." };

export default async function HealthPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { id, givenName, health } = await loadHealth((await params).id);
  const heading = `Fiche sanitaire de ${givenName}`;
  const form = { title: heading, heading, permalink: childPath(id, "sante"), hidden: { childId: id } };
  if (health === undefined) {
    return (
      <Page screen="E9">
        <BackLink href={childPath(id)} />
        <FormPanel {...form} action={unlockHealthAction} submit="Ouvrir la fiche sanitaire" intro={<p>La santé de votre enfant est protégée. Saisissez votre mot de passe pour ouvrir cette fiche pendant une heure.</p>}>
          <CurrentPasswordField isNeeded />
        </FormPanel>
      </Page>
    );
  }
  return (
    <Page screen="E9">
      <BackLink href={childPath(id)} />
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <FormPanel
        {...form}
        action={saveHealthAction}
        submit="Enregistrer la fiche sanitaire"
        intro={
          <>
            <p>Ces réponses sont chiffrées. L&apos;équipe qui accueille votre enfant les lit les jours réservés, le {authority.desk.name} aussi. Chaque lecture est notée dans votre historique.</p>
            <p>{health.filledOn ? `Dernière mise à jour : ${health.filledOn}.` : "Cette fiche n'est pas encore remplie."} Elle est effacée 12 mois après la dernière venue.</p>
          </>
        }
      >
        <HealthFields current={health} />
        <PasswordWhenAsked />
      </FormPanel>
    </Page>
  );
}
