import { RowButton } from "@/components/accounts/row-button";
import { Notice } from "@/components/ui/notice";
import { joinFamilyAction } from "@/lib/families/actions";

type InvitationOfferProps = { invitation: { id: string; inviter: string } | undefined; permalink: "/famille" | "/famille/foyer" };

/** An invitation sent to the account's own address: who sent it, what is shared, and one button. */
export function InvitationOffer({ invitation, permalink }: InvitationOfferProps) {
  if (!invitation) return null;
  return (
    <Notice tone="info" title={`${invitation.inviter} vous invite à partager un dossier`}>
      <p>Vous verrez tous les deux l&apos;adresse, les enfants, les contacts et les réservations. Chacun garde son compte.</p>
      <RowButton action={joinFamilyAction} permalink={permalink} hidden={{ invitationId: invitation.id }}>
        Rejoindre ce dossier
      </RowButton>
    </Notice>
  );
}
