import { DeskPage } from "@/components/desk/desk-page";
import { Filters, FilterInput, FilterSelect, NextRows } from "@/components/desk/filters";
import { MailTable } from "@/components/messages/mail-table";
import { pageMetadata } from "@/components/site/page-metadata";
import { ButtonLink, MenuLink } from "@/components/ui/link";
import { counted } from "@/lib/core/format";
import type { SearchParams } from "@/lib/core/search-params";
import { loadMessages } from "@/lib/messages/loaders";

export const metadata = pageMetadata("Messages", "Ce que sont devenus les mails du portail.");

const path = "/admin/messages";

export default async function MessagesPage({ searchParams }: { searchParams: SearchParams }) {
  const { mails, dead, counts, filter, noticeOptions, stateOptions, next, maySend } = await loadMessages(await searchParams);
  const acts = maySend ? (
    <>
      <MenuLink href="/admin/messages/envois">Messages envoyés aux familles</MenuLink>
      <ButtonLink href="/admin/messages/nouveau">Écrire à des familles</ButtonLink>
    </>
  ) : undefined;
  return (
    <DeskPage title="Messages" screen="N5" acts={acts} lead="Ce que sont devenus les mails du portail. Personne n'en lit le contenu.">
      <p className="mb-6">
        {counted(counts.dead, "mail n'est pas parti", "mails ne sont pas partis")} depuis 30 jours, {counted(counts.pending, "mail attend", "mails attendent")}, {counted(counts.sent, "est parti", "sont partis")} depuis 24 heures.
      </p>
      {dead.length > 0 ? (
        <section aria-labelledby="a-traiter" className="mb-8">
          <h2 id="a-traiter" className="mb-3">
            À traiter : mails pas partis
          </h2>
          <MailTable label="Mails pas partis" mails={dead} />
        </section>
      ) : null}
      <h2 className="mb-3">Tous les mails</h2>
      <Filters action={path} label="Choisir les mails">
        <FilterSelect name="etat" label="État" chosen={filter.state} every="Tous" options={stateOptions} />
        <FilterSelect name="avis" label="Mail" chosen={filter.notice} every="Tous" options={noticeOptions} />
        <FilterInput name="jour" label="Écrit le" type="date" chosen={filter.day} />
        {filter.familyId === undefined ? null : <input type="hidden" name="famille" value={filter.familyId} />}
      </Filters>
      {filter.familyId === undefined ? null : <p className="mb-3">Les mails d&apos;une seule famille.</p>}
      {mails.length === 0 ? <p className="desk-panel">Aucun mail pour ce choix.</p> : <MailTable label="Tous les mails" mails={mails} />}
      <NextRows path={path} params={{ etat: filter.state, avis: filter.notice, jour: filter.day, famille: filter.familyId }} after={next} />
    </DeskPage>
  );
}
