import { RowButton } from "@/components/accounts/row-button";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { cancelInvitationAction } from "@/lib/families/actions";
import type { GuardianView, InvitationView, PhoneGuardianView } from "@/lib/families/view";

type GuardianListProps = { guardians: GuardianView[]; phoneGuardians: PhoneGuardianView[]; invitations: InvitationView[]; mayLeave: boolean };

/** The adults with an account on this file, and those who were asked to come. */
export function GuardianList({ guardians, phoneGuardians, invitations, mayLeave }: GuardianListProps) {
  return (
    <section aria-labelledby="responsables" className="mt-12">
      <h2 id="responsables">Parents et responsables</h2>
      <ul className="mt-4 grid grid-cols-1 gap-4">
        {guardians.map(({ name, isYou, relation, since }) => (
          <li key={`${name}-${since ?? ""}`} className="card">
            <h3>
              {name}
              {isYou ? " (vous)" : null}
            </h3>
            {relation ? <p>{relation}</p> : null}
            {since ? <p className="text-ink-soft">Suit ce dossier depuis le {since}.</p> : null}
          </li>
        ))}
        {phoneGuardians.map(({ id, givenName, familyName, relationLabel }) => (
          <li key={id} className="card">
            <h3>
              {givenName} {familyName}
            </h3>
            {relationLabel ? <p>{relationLabel}</p> : null}
            <p className="text-ink-soft">Sans compte : le {authority.desk.name} l&apos;aide par téléphone.</p>
          </li>
        ))}
        {invitations.map(({ id, email, sentOn, worksUntil }) => (
          <li key={id} className="card">
            <h3 id={`invitation-${id}`} className="wrap-anywhere">
              Invitation envoyée à {email}
            </h3>
            <p>Envoyée le {sentOn}. Pas encore acceptée.</p>
            <p className="mb-3 text-ink-soft">Le lien fonctionne jusqu&apos;au {worksUntil}.</p>
            <RowButton action={cancelInvitationAction} permalink="/famille/foyer" hidden={{ invitationId: id }} describedBy={`invitation-${id}`}>
              Annuler l&apos;invitation
            </RowButton>
          </li>
        ))}
      </ul>
      <div className="mt-6 grid justify-items-start gap-3">
        <ButtonLink href="/famille/foyer/inviter" variant="secondary">
          Inviter l&apos;autre parent
        </ButtonLink>
        {mayLeave ? <MenuLink href="/famille/foyer/quitter">Quitter ce dossier</MenuLink> : null}
      </div>
    </section>
  );
}
