import { DoneNotice } from "@/components/accounts/done-notice";
import { BookingsPanel } from "@/components/callers/bookings-panel";
import { CallPanel } from "@/components/callers/call-panel";
import { CheckForm } from "@/components/callers/check-form";
import { ChildrenPanel } from "@/components/callers/children-panel";
import { doneWords } from "@/components/callers/done-words";
import { GuardiansPanel } from "@/components/callers/guardians-panel";
import { PapersPanel } from "@/components/callers/papers-panel";
import { TaskList } from "@/components/callers/task-list";
import { Timeline } from "@/components/callers/timeline";
import { DeskPage } from "@/components/desk/desk-page";
import { ButtonLink, MenuLink, type Href } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadCall, loadFamily } from "@/lib/callers/loaders";
import { familyPath } from "@/lib/callers/rules";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function FamilyPage({ params, searchParams }: Props) {
  const { familyId, isServed } = await loadCall((await params).id);
  if (isServed) return <Served id={familyId} done={await readParam(searchParams, "fait")} />;
  return (
    <DeskPage title="Qui est au téléphone ?" screen="L3" back="/admin/familles" width="form" lead="Le dossier s'ouvre quand la personne est reconnue.">
      <CheckForm familyId={familyId} permalink={familyPath(familyId)} />
    </DeskPage>
  );
}

async function Served({ id, done }: { id: string; done: string | undefined }) {
  const family = await loadFamily(id);
  const { path, name } = family;
  return (
    <DeskPage
      title={`Famille ${name}`}
      screen="L4"
      back="/admin/familles"
      lead={family.spoken}
      acts={
        <>
          <ButtonLink href={`${path}/reserver` as Href}>Réserver</ButtonLink>
          <MenuLink href={`${path}/portail` as Href}>Voir le portail comme la famille</MenuLink>
          <MenuLink href="#appel">Fin d&apos;appel</MenuLink>
        </>
      }
    >
      <title>{`Famille ${name} – ${authority.portal}`}</title>
      <div className="mb-5">
        <Notice tone="info">
          <p>
            Pour le compte de la <strong>famille {name}</strong>. Tout ce que vous faites porte votre nom, et la famille le lit dans son historique.
          </p>
        </Notice>
      </div>
      <DoneNotice done={done} sentences={doneWords} />
      <div className="desk-grid">
        <ChildrenPanel path={path} all={family.children} />
        <BookingsPanel path={path} days={family.days} moreDays={family.moreDays} waiting={family.waiting} />
        <GuardiansPanel
          familyId={family.id}
          path={path}
          guardians={family.guardians}
          phoneGuardians={family.phoneGuardians}
          invitations={family.invitations}
          courtOrders={family.courtOrders}
          hasSteppedUp={family.hasSteppedUp}
        />
        <CallPanel familyId={family.id} path={path} notes={family.notes} />
        <PapersPanel path={path} address={family.address} documents={family.documents} mails={family.mails} />
        {family.tasks.length > 0 ? (
          <section aria-labelledby="taches">
            <h2 id="taches" className="mb-3">
              À faire pour cette famille
            </h2>
            <TaskList tasks={family.tasks} permalink={path} />
          </section>
        ) : null}
      </div>
      <Timeline events={family.timeline} />
    </DeskPage>
  );
}
