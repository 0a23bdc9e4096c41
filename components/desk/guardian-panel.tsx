import { RowButton } from "@/components/accounts/row-button";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { cancelInvitationAction } from "@/lib/desk/actions";
import { filePath, personPath } from "@/lib/desk/rules";
import type { GuardianView, InvitationView, PhoneGuardianView } from "@/lib/families/view";

type GuardianPanelProps = { familyId: string; guardians: readonly (GuardianView & { email: string })[]; phoneGuardians: readonly PhoneGuardianView[]; invitations: readonly InvitationView[] };

/** Who answers for the children: with an account, without, or asked to come. */
export function GuardianPanel({ familyId, guardians, phoneGuardians, invitations }: GuardianPanelProps) {
  return (
    <section aria-labelledby="responsables" className="desk-panel">
      <h2 id="responsables">Parents et responsables</h2>
      <ul className="my-3 grid grid-cols-1 gap-3">
        {guardians.map(({ name, relation, since, email }) => (
          <li key={email}>
            <strong>{name}</strong>
            {relation ? `, ${relation.toLowerCase()}` : null} <span className="tag tag-good">Compte</span>
            <span className="block wrap-anywhere text-ink-soft">
              {email}
              {since ? `, depuis le ${since}` : null}
            </span>
          </li>
        ))}
        {phoneGuardians.map(({ id, givenName, familyName, phone, relationLabel }) => (
          <li key={id}>
            <strong>
              {givenName} {familyName}
            </strong>
            {relationLabel ? `, ${relationLabel.toLowerCase()}` : null} <span className="tag">Sans compte</span>
            <span className="block text-ink-soft">{phone}</span>
            <MenuLink href={personPath(familyId, "responsables", id)}>
              Modifier ou retirer
              <span className="sr-only">
                {" "}
                {givenName} {familyName}
              </span>
            </MenuLink>
          </li>
        ))}
        {invitations.map(({ id, email, sentOn, worksUntil }) => (
          <li key={id}>
            <strong id={`invitation-${id}`} className="wrap-anywhere">
              Invitation à {email}
            </strong>{" "}
            <span className="tag tag-wait">Pas encore acceptée</span>
            <span className="block text-ink-soft">
              Envoyée le {sentOn}. Le lien fonctionne jusqu&apos;au {worksUntil}.
            </span>
            <RowButton action={cancelInvitationAction} permalink={filePath(familyId, "foyer")} hidden={{ familyId, invitationId: id }} describedBy={`invitation-${id}`}>
              Annuler l&apos;invitation
            </RowButton>
          </li>
        ))}
      </ul>
      <ButtonLink href={filePath(familyId, "foyer/responsables")} variant="secondary">
        Ajouter un responsable
      </ButtonLink>
    </section>
  );
}
