import { DoneNotice } from "@/components/accounts/done-notice";
import { RowButton } from "@/components/accounts/row-button";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { DefinitionList } from "@/components/ui/definition-list";
import { MenuLink } from "@/components/ui/link";
import { counted, frenchList } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { leaveOthersAction } from "@/lib/staff/actions";
import { loadOwnAccount } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Mon compte", "Votre rôle, votre mot de passe et vos moyens de connexion.");

const done = {
  "mot-de-passe": "Votre nouveau mot de passe est enregistré. Vos autres appareils sont déconnectés.",
  application: "Votre nouvelle application de codes est reliée. L'ancienne ne sert plus.",
  codes: "Vos codes de secours sont notés.",
  appareils: "Vos autres appareils sont déconnectés.",
};

export default async function OwnAccountPage({ searchParams }: { searchParams: SearchParams }) {
  const { name, email, roleLabel, centers, codesLeft, passkeys } = await loadOwnAccount();
  return (
    <DeskPage title="Mon compte" screen="K3">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <div className="desk-panel">
        <DefinitionList
          rows={[
            { term: "Prénom et nom", value: name },
            { term: "Adresse mail (votre identifiant)", value: email },
            { term: "Rôle", value: centers.length > 0 ? `${roleLabel} : ${frenchList(centers)}` : roleLabel },
            { term: "Mot de passe", value: "16 caractères au moins.", action: <MenuLink href="/admin/mon-compte/mot-de-passe">Changer mon mot de passe</MenuLink> },
            { term: "Application de codes", value: "Reliée à votre compte.", action: <MenuLink href="/admin/mon-compte/application">Changer d&apos;application ou de téléphone</MenuLink> },
            {
              term: "Codes de secours",
              value: codesLeft === 0 ? "Il n'en reste aucun : faites-en de nouveaux." : `${counted(codesLeft, "code")} à utiliser sans téléphone.`,
              action: <MenuLink href="/admin/mon-compte/codes">Faire de nouveaux codes</MenuLink>,
            },
            {
              term: "Clés d'accès",
              value: passkeys === 0 ? "Aucune. Une clé remplace le code à la connexion." : counted(passkeys, "clé"),
              action: <MenuLink href="/admin/mon-compte/cles">Gérer mes clés d&apos;accès</MenuLink>,
            },
            {
              term: "Autres appareils",
              value: "Une session se termine après 15 minutes sans activité, et au plus tard 8 heures après la connexion.",
              action: (
                <RowButton action={leaveOthersAction} permalink="/admin/mon-compte">
                  Déconnecter mes autres appareils
                </RowButton>
              ),
            },
          ]}
        />
      </div>
    </DeskPage>
  );
}
