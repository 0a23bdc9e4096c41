import { DoneNotice } from "@/components/accounts/done-notice";
import { RowButton } from "@/components/accounts/row-button";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { PasskeyAdd } from "@/components/staff/passkey-add";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { removeKeyAction } from "@/lib/staff/actions";
import { loadPasskeys } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Clés d'accès", "Vos clés, en remplacement du code à la connexion.");

const done = { ajoutee: "La clé est ajoutée. Elle remplace le code à votre prochaine connexion.", retiree: "La clé est retirée." };

export default async function PasskeysPage({ searchParams }: { searchParams: SearchParams }) {
  const { keys, options } = await loadPasskeys();
  return (
    <DeskPage title="Clés d'accès" screen="K3" width="form" back="/admin/mon-compte" lead="Une clé d'accès (empreinte, visage, clé USB) remplace le code à la connexion. Votre application de codes reste valable.">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      {keys.length > 0 ? (
        <ul className="mb-6 grid gap-3">
          {keys.map(({ id, name, since, lastUsed }) => (
            <li key={id} className="desk-panel flex flex-wrap items-center justify-between gap-4">
              <span id={`cle-${id}`}>
                <strong>{name}</strong>
                <span className="block text-ink-soft">
                  Ajoutée le {since}. {lastUsed ? `Dernière connexion le ${lastUsed}.` : "Jamais utilisée."}
                </span>
              </span>
              <RowButton action={removeKeyAction} permalink="/admin/mon-compte/cles" hidden={{ passkeyId: id }} describedBy={`cle-${id}`}>
                Retirer cette clé
              </RowButton>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="desk-panel">
        <h2 className="mb-3">Ajouter une clé</h2>
        <PasskeyAdd options={options} />
      </div>
    </DeskPage>
  );
}
