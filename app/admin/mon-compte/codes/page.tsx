import { DoneNotice } from "@/components/accounts/done-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { pageMetadata } from "@/components/site/page-metadata";
import { FormPanel } from "@/components/ui/form-page";
import { counted } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { noteCodesAction, renewCodesAction } from "@/lib/staff/actions";
import { loadRecoveryCodes } from "@/lib/staff/loaders";

export const metadata = pageMetadata("Codes de secours", "Dix codes pour se connecter sans téléphone.");

const done = {
  ouvert: "Votre compte est ouvert et vous êtes connecté. Une dernière chose : notez vos codes de secours.",
  nouveaux: "Vos nouveaux codes sont prêts. Les anciens ne servent plus.",
};

export default async function RecoveryCodesPage({ searchParams }: { searchParams: SearchParams }) {
  const { fresh, left } = await loadRecoveryCodes();
  return (
    <DeskPage title="Codes de secours" screen="K3" width="form" back="/admin/mon-compte" lead="Pour vous connecter sans votre téléphone. Chaque code ne sert qu'une fois.">
      <DoneNotice done={await readParam(searchParams, "fait")} sentences={done} />
      <div className="desk-panel">
        {fresh ? (
          <FormPanel action={noteCodesAction} heading="Vos dix codes" headingLevel={2} submit="J'ai noté mes codes" permalink="/admin/mon-compte/codes" intro={<p>Notez-les ou imprimez cette page, et rangez-les loin de votre téléphone. Ils ne seront plus jamais affichés.</p>}>
            <ul className="desk-codes">
              {fresh.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
          </FormPanel>
        ) : (
          <FormPanel action={renewCodesAction} heading="Faire de nouveaux codes" headingLevel={2} submit="Faire dix nouveaux codes" permalink="/admin/mon-compte/codes" intro={<p>Il vous reste {counted(left, "code")}. Les anciens cesseront de servir.</p>} />
        )}
      </div>
    </DeskPage>
  );
}
