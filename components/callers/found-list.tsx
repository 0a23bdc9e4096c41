import { RowButton } from "@/components/accounts/row-button";
import { ButtonLink, MenuLink, TextLink, type Href } from "@/components/ui/link";
import { renewRegistrationAction } from "@/lib/callers/actions";
import type { FoundView } from "@/lib/callers/view";

type Stranger = { kind: "account" | "unconfirmed"; email: string; since: string };
type FoundListProps = { q: string; page: number; found: FoundView[]; hasMore: boolean; isTooShort: boolean; stranger: Stranger | undefined };

const pagePath = (q: string, page: number) => `/admin/familles?${new URLSearchParams({ q, page: String(page) })}` as Href;

/** Names and communes, enough to choose; the file itself opens once the caller is known. « Nouvelle famille » comes last. */
export function FoundList({ q, page, found, hasMore, isTooShort, stranger }: FoundListProps) {
  if (q.trim() === "") return null;
  return (
    <section aria-labelledby="resultats">
      <h2 id="resultats" className="mb-3">
        Résultats
      </h2>
      <p role="status" className="mb-3">
        {outcome(q, found.length, hasMore, isTooShort)}
      </p>
      {found.length > 0 ? <FoundTable found={found} /> : null}
      {stranger ? <StrangerPanel stranger={stranger} q={q} /> : null}
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
        {page > 1 ? <MenuLink href={pagePath(q, page - 1)}>Résultats précédents</MenuLink> : null}
        {hasMore ? <MenuLink href={pagePath(q, page + 1)}>Voir plus de résultats</MenuLink> : null}
        <ButtonLink href="/admin/familles/nouvelle" variant="secondary">
          Nouvelle famille
        </ButtonLink>
      </div>
    </section>
  );
}

function outcome(q: string, count: number, hasMore: boolean, isTooShort: boolean): string {
  if (isTooShort) return "Saisissez au moins deux lettres, ou quatre chiffres d'un téléphone.";
  if (count === 0) return `Aucune famille ne répond à « ${q} ».`;
  if (hasMore) return `Voici ${count} familles, et il y en a d'autres.`;
  return count === 1 ? "Une famille trouvée." : `${count} familles trouvées.`;
}

function FoundTable({ found }: { found: FoundView[] }) {
  return (
    <div className="desk-scroll" role="region" aria-label="Familles trouvées" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Responsables</th>
            <th scope="col">Enfants</th>
            <th scope="col">Commune</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ id, href, name, children, commune }) => (
            <tr key={id}>
              <th scope="row" className="font-semibold">
                <TextLink href={href}>{name}</TextLink>
              </th>
              <td>{children || "Aucun enfant"}</td>
              <td>{commune}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StrangerPanel({ stranger: { kind, email, since }, q }: { stranger: Stranger; q: string }) {
  return (
    <div className="desk-panel mt-4">
      <h3 className="wrap-anywhere">{email}</h3>
      {kind === "account" ? (
        <p>
          Un compte est ouvert à cette adresse depuis le {since}. Il n&apos;a pas encore de dossier : la personne ajoute son premier enfant en se connectant. Mot de passe oublié&nbsp;? Elle utilise « Mot de passe oublié&nbsp;? » sur la
          page de connexion.
        </p>
      ) : (
        <>
          <p className="mb-3">Un compte a été demandé avec cette adresse le {since}, et jamais confirmé. Il ne peut rien voir ni rien faire.</p>
          <RowButton action={renewRegistrationAction} permalink={pagePath(q, 1)} hidden={{ email }}>
            Renvoyer le mail de confirmation
          </RowButton>
        </>
      )}
    </div>
  );
}
