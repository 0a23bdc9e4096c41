import { RowButton } from "@/components/accounts/row-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { Details } from "@/components/ui/details";
import { FormPanel } from "@/components/ui/form-page";
import { MenuLink, TextLink, type Href } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { inviteCallerAction, mailNewAddressAction, mailPasswordAction, signOutEverywhereAction, withdrawGuardianAction } from "@/lib/callers/actions";
import type { CourtView, GuardianCard, PhoneGuardianCard } from "@/lib/callers/view";
import type { InvitationView } from "@/lib/families/view";

type GuardiansPanelProps = { familyId: string; path: string; guardians: GuardianCard[]; phoneGuardians: PhoneGuardianCard[]; invitations: InvitationView[]; court: CourtView | undefined; mayJudge: boolean; hasSteppedUp: boolean };

/** The adults who answer for the children, and what the desk can do when something stands in their way. */
export function GuardiansPanel({ familyId, path, guardians, phoneGuardians, invitations, court, mayJudge, hasSteppedUp }: GuardiansPanelProps) {
  return (
    <section aria-labelledby="responsables" className="desk-panel">
      <h2 id="responsables">Responsables</h2>
      {court ? <Court court={court} mayJudge={mayJudge} /> : null}
      <ul className="mt-3 grid gap-5">
        {guardians.map((guardian) => (
          <li key={guardian.accountId}>
            <Guardian guardian={guardian} familyId={familyId} path={path} mayWithdraw={guardians.length + phoneGuardians.length > 1} hasSteppedUp={hasSteppedUp} />
          </li>
        ))}
        {phoneGuardians.map(({ id, name, relation, phone }) => (
          <li key={id}>
            <h3>{name}</h3>
            <p>
              {relation}. <TextLink href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</TextLink>
            </p>
            <p>
              <span className="tag tag-wait">Sans compte : téléphone et courrier</span>
            </p>
          </li>
        ))}
        {invitations.map(({ id, email, sentOn, worksUntil }) => (
          <li key={id} className="text-ink-soft wrap-anywhere">
            Invitation envoyée à {email} le {sentOn}, valable jusqu&apos;au {worksUntil}.
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <Details summary="Inviter un responsable à ouvrir un compte">
          <FormPanel action={inviteCallerAction} heading="Inviter par mail" headingLevel={3} submit="Envoyer l'invitation" submitVariant="secondary" permalink={path} hidden={{ familyId }} id="inviter">
            <TextField name="email" type="email" label="Adresse mail" autoComplete="off" hint="Faites-la épeler. La personne choisit son mot de passe elle-même." />
          </FormPanel>
        </Details>
      </div>
    </section>
  );
}

function Court({ court: { orders, mayBook, mayPickUp, elsewhere }, mayJudge }: { court: CourtView; mayJudge: boolean }) {
  return (
    <div className="mt-2">
      <Notice tone="warning" title="Décision de justice au dossier">
        {orders.map(({ id, what }) => (
          <p key={id}>
            {what}. {mayJudge ? <MenuLink href={`/admin/documents/${id}` as Href}>Lire la décision avant de répondre</MenuLink> : null}
          </p>
        ))}
        <p>Peut réserver et annuler : {mayBook}.</p>
        <p>Peut venir chercher les enfants : {mayPickUp}.</p>
        {elsewhere === "" ? null : <p>Autre foyer, sans droit sur ce dossier : {elsewhere}. Ne lui dites rien que la décision ne permette.</p>}
      </Notice>
    </div>
  );
}

type GuardianProps = { guardian: GuardianCard; familyId: string; path: string; mayWithdraw: boolean; hasSteppedUp: boolean };

function Guardian({ guardian: { accountId, name, relation, email, phone, standing, isBounced }, familyId, path, mayWithdraw, hasSteppedUp }: GuardianProps) {
  const hidden = { familyId, accountId };
  return (
    <>
      <h3 id={accountId}>{name}</h3>
      <p className="wrap-anywhere">
        {relation}. <TextLink href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</TextLink>, <TextLink href={`mailto:${email}`}>{email}</TextLink>
      </p>
      <p>
        <span className={isBounced ? "tag tag-bad" : "tag tag-good"}>{standing}</span>
      </p>
      {isBounced ? <p className="mt-2">Le dernier mail a été refusé. Faites épeler l&apos;adresse et corrigez-la ci-dessous. Quand la personne a ouvert le lien, renvoyez le mail refusé, sous « Derniers mails ». Sans autre adresse, prévenez par téléphone et courrier.</p> : null}
      <div className="mt-3 flex flex-wrap gap-3">
        <RowButton action={mailPasswordAction} permalink={path} hidden={hidden} describedBy={accountId}>
          Envoyer un lien de mot de passe
        </RowButton>
        <RowButton action={signOutEverywhereAction} permalink={path} hidden={hidden} describedBy={accountId}>
          Déconnecter partout
        </RowButton>
      </div>
      <div className="mt-3">
        <Details summary={`Corriger l'adresse mail de ${name}`} open={isBounced}>
          <FormPanel action={mailNewAddressAction} heading="Nouvelle adresse mail" headingLevel={4} submit="Envoyer le lien à cette adresse" submitVariant="secondary" permalink={path} hidden={hidden} id={`adresse-${accountId}`}>
            <TextField name="email" type="email" label="Adresse mail" autoComplete="off" hint="L'adresse change quand la personne ouvre le lien et donne son mot de passe." />
          </FormPanel>
        </Details>
        {mayWithdraw ? (
          <Details summary={`Retirer l'accès de ${name}`}>
            {hasSteppedUp ? null : (
              <p>
                Cet acte demande votre second facteur, donné depuis moins de dix minutes, dans <TextLink href="/admin/mon-compte">Mon compte</TextLink>.
              </p>
            )}
            <FormPanel
              action={withdrawGuardianAction}
              heading="Retirer l'accès au dossier"
              headingLevel={4}
              submit="Retirer l'accès"
              submitVariant="danger"
              permalink={path}
              hidden={hidden}
              id={`acces-${accountId}`}
              intro={<p>{name} ne verra plus rien du dossier, tout de suite. Les autres responsables sont prévenus.</p>}
            >
              <TextAreaField name="reason" label="Raison" hint="Par exemple : jugement du 3 mars, lu et vérifié. Elle reste au Guichet." rows={2} />
            </FormPanel>
          </Details>
        ) : null}
      </div>
    </>
  );
}
