import { DoneNotice } from "@/components/accounts/done-notice";
import { AttentionPanel } from "@/components/callers/attention-panel";
import { BookingsPanel } from "@/components/callers/bookings-panel";
import { CallBar } from "@/components/callers/call-bar";
import { CallPanel } from "@/components/callers/call-panel";
import { CheckForm } from "@/components/callers/check-form";
import { ChildrenPanel } from "@/components/callers/children-panel";
import { doneWords } from "@/components/callers/done-words";
import { GuardiansPanel } from "@/components/callers/guardians-panel";
import { PapersPanel } from "@/components/callers/papers-panel";
import { TaskList } from "@/components/callers/task-list";
import { Timeline } from "@/components/callers/timeline";
import { TwinNotice } from "@/components/callers/twin-notice";
import { WhoElseCalls } from "@/components/callers/who-else-calls";
import { ContactPanel } from "@/components/desk/contact-panel";
import { DeskPage } from "@/components/desk/desk-page";
import { authority } from "@/lib/core/authority";
import { readParam, type SearchParams } from "@/lib/core/search-params";
import { loadCall, loadFamily } from "@/lib/callers/loaders";
import { familyPath } from "@/lib/callers/rules";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function FamilyPage({ params, searchParams }: Props) {
  const { familyId, isServed } = await loadCall((await params).id);
  if (isServed) return <Served id={familyId} done={await readParam(searchParams, "fait")} history={await readParam(searchParams, "historique")} />;
  return (
    <DeskPage title="Qui est au téléphone ?" screen="L3" back="/admin/familles" width="form" lead="Le dossier s'ouvre quand la personne est reconnue.">
      <CheckForm familyId={familyId} permalink={familyPath(familyId)} />
      <div className="mt-6">
        <WhoElseCalls />
      </div>
    </DeskPage>
  );
}

type ServedProps = { id: string; done: string | undefined; history: string | undefined };

async function Served({ id, done, history }: ServedProps) {
  const family = await loadFamily(id, history);
  const { path, name } = family;
  return (
    <DeskPage
      title={`Famille ${name}`}
      screen="L4"
      back="/admin/familles"
      lead={
        <>
          <span className="block">{family.spoken}</span>
          <span className="block">{family.known}</span>
        </>
      }
    >
      <title>{`Famille ${name} – ${authority.portal}`}</title>
      <CallBar path={path} />
      <DoneNotice done={done} sentences={doneWords} />
      <p className="call-on-behalf">
        Pour le compte de la <strong>famille {name}</strong>. Tout ce que vous faites porte votre nom, et la famille le lit dans son historique.
      </p>
      <TwinNotice familyId={family.id} path={path} twins={family.twins} />
      <AttentionPanel items={family.attention} />
      <div className="call-columns">
        <div className="call-column">
          <ChildrenPanel path={path} all={family.children} />
          <BookingsPanel path={path} days={family.days} moreDays={family.moreDays} waiting={family.waiting} />
          <PapersPanel path={path} address={family.address} documents={family.documents} mails={family.mails} mayReadMails={family.mayReadMails} />
        </div>
        <div className="call-column">
          <GuardiansPanel
            familyId={family.id}
            path={path}
            guardians={family.guardians}
            phoneGuardians={family.phoneGuardians}
            invitations={family.invitations}
            court={family.court}
            mayJudge={family.mayJudge}
            hasSteppedUp={family.hasSteppedUp}
          />
          <ContactPanel familyId={family.id} contacts={family.contacts} />
          {family.tasks.length > 0 ? (
            <section aria-labelledby="taches">
              <h2 id="taches" className="mb-3">
                À faire pour cette famille
              </h2>
              <TaskList tasks={family.tasks} permalink={path} headingLevel={3} />
            </section>
          ) : null}
          <CallPanel familyId={family.id} path={path} notes={family.notes} acts={family.acts} />
        </div>
      </div>
      <Timeline path={path} {...family.timeline} />
    </DeskPage>
  );
}
