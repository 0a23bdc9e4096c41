import type { Route } from "next";
import { DoneNotice } from "@/components/accounts/done-notice";
import { RowButton } from "@/components/accounts/row-button";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, TextLink } from "@/components/ui/link";
import { frenchList } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { cancelInvitationAction } from "@/lib/staff/actions";
import { loadTeam } from "@/lib/staff/loaders";
import type { InvitationView, MemberView } from "@/lib/staff/view";

export const metadata = pageMetadata("Équipe", "Les personnes du Guichet et des centres, leurs rôles et leurs accès.");

const done = {
  invitation: "L'invitation est envoyée. Elle fonctionne pendant 24 heures.",
  annulee: "L'invitation est annulée.",
  role: "Le rôle est changé. Il vaut dès maintenant.",
  retire: "L'accès est retiré. Toutes les sessions de cette personne sont terminées.",
  rendu: "L'accès est rendu.",
};

export default async function TeamPage({ searchParams }: { searchParams: SearchParams }) {
  const { members, invitations } = await loadTeam();
  return (
    <DeskPage title="Équipe" screen="K5" acts={<ButtonLink href="/admin/equipe/inviter">Inviter une personne</ButtonLink>}>
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <div className="desk-scroll" tabIndex={0} role="region" aria-label="Personnes de l'équipe">
        <table className="desk-table">
          <caption>{members.length} personnes</caption>
          <thead>
            <tr>
              <th scope="col">Nom</th>
              <th scope="col">Rôle</th>
              <th scope="col">Dernière activité</th>
              <th scope="col">Accès</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </tbody>
        </table>
      </div>
      {invitations.length > 0 ? <Invitations invitations={invitations} /> : null}
    </DeskPage>
  );
}

function MemberRow({ member: { id, name, email, roleLabel, centers, lastSeen, state, isSelf } }: { member: MemberView }) {
  return (
    <tr>
      <th scope="row" className="font-normal">
        {isSelf ? <strong>{name} (vous)</strong> : <TextLink href={`/admin/equipe/${id}` as Route}>{name}</TextLink>}
        <span className="block text-sm text-ink-soft">{email}</span>
      </th>
      <td>
        {roleLabel}
        {centers.length > 0 ? <span className="block text-sm text-ink-soft">{frenchList(centers)}</span> : null}
      </td>
      <td>{lastSeen ?? "Jamais"}</td>
      <td>{state === "active" ? <span className="tag tag-good">Ouvert</span> : <span className="tag tag-bad">Retiré</span>}</td>
    </tr>
  );
}

function Invitations({ invitations }: { invitations: readonly InvitationView[] }) {
  return (
    <section className="mt-8" aria-labelledby="invitations">
      <h2 id="invitations" className="mb-3">
        Invitations en attente
      </h2>
      <ul className="grid gap-3">
        {invitations.map(({ id, name, email, roleLabel, until, isExpired }) => (
          <li key={id} className="desk-panel flex flex-wrap items-center justify-between gap-4">
            <span id={`invitation-${id}`}>
              <strong>{name}</strong>, {roleLabel}
              <span className="block text-sm text-ink-soft">
                {email}. {isExpired ? "Expirée" : "Valable"} {isExpired ? "depuis le" : "jusqu'au"} {until}.
              </span>
            </span>
            <RowButton action={cancelInvitationAction} permalink="/admin/equipe" hidden={{ invitationId: id }} describedBy={`invitation-${id}`}>
              Annuler cette invitation
            </RowButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
