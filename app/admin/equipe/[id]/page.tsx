import { RowButton } from "@/components/accounts/row-button";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { PlaceFields } from "@/components/staff/place-fields";
import { FormPanel } from "@/components/ui/form-page";
import { Notice } from "@/components/ui/notice";
import { dismissAction, inviteMemberAgainAction, placeMemberAction, reinstateAction } from "@/lib/staff/actions";
import { loadMember } from "@/lib/staff/loaders";
import type { MemberView } from "@/lib/staff/view";

export const metadata = pageMetadata("Une personne de l'équipe", "Son rôle, ses centres et son accès.");

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const { member, centers } = await loadMember((await params).id);
  const { id, name, email, role, centerIds, lastSeen, isSelf } = member;
  const permalink = `/admin/equipe/${id}`;
  return (
    <DeskPage title={name} screen="K5" width="form" back="/admin/equipe" lead={`${email}. ${lastSeen ? `Dernière activité : ${lastSeen}.` : "Ne s'est jamais connectée."}`}>
      {isSelf ? (
        <Notice tone="info">
          <p>C&apos;est vous. Votre rôle et votre accès se changent par une autre personne responsable.</p>
        </Notice>
      ) : (
        <>
          <div className="desk-panel mb-5">
            <FormPanel action={placeMemberAction} heading="Rôle" headingLevel={2} submit="Enregistrer le rôle" hidden={{ accountId: id }} permalink={permalink}>
              <PlaceFields centers={centers} role={role} centerIds={centerIds} />
            </FormPanel>
          </div>
          <Access member={member} permalink={permalink} />
        </>
      )}
    </DeskPage>
  );
}

function Access({ member: { id, state }, permalink }: { member: MemberView; permalink: string }) {
  if (state === "dismissed") {
    return (
      <section className="desk-panel">
        <h2>Accès retiré</h2>
        <p className="my-3">Cette personne ne peut plus se connecter. Ses actes restent dans le journal.</p>
        <RowButton action={reinstateAction} permalink={permalink} hidden={{ accountId: id }}>
          Rendre son accès
        </RowButton>
      </section>
    );
  }
  return (
    <div className="desk-grid">
      <section className="desk-panel">
        <h2>Mot de passe ou téléphone perdu</h2>
        <p className="my-3">Une nouvelle invitation permet de choisir un autre mot de passe et de relier un autre téléphone. D&apos;ici là, rien ne change.</p>
        <RowButton action={inviteMemberAgainAction} permalink={permalink} hidden={{ accountId: id }}>
          Envoyer une nouvelle invitation
        </RowButton>
      </section>
      <section className="desk-panel">
        <h2>Départ de l&apos;équipe</h2>
        <p className="my-3">Toutes ses sessions se terminent aussitôt. Vous pourrez rendre l&apos;accès plus tard.</p>
        <RowButton action={dismissAction} permalink={permalink} hidden={{ accountId: id }} variant="danger">
          Retirer son accès
        </RowButton>
      </section>
    </div>
  );
}
