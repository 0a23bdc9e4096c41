import { hashToken } from "@/lib/core/crypto";
import { cookieOf, type Actor, type ActorName } from "./actors";
import { openFiles } from "./canaries";
import { callWith, postForm, type Answer, type Typed } from "./knock";
import { secretsIn, whatLeaks } from "./leaks";
import { actorOf, type Outcome, type Stage } from "./stage";
import { listActions, onOneself } from "./surface";
import { holds, idsOf, typedWith } from "./swaps";

type Caller = { name: ActorName; at: string; form: (child: string, family: string) => string };

/** Those whom the others would show something: each calls from a page of its own. */
const callers: readonly Caller[] = [
  { name: "nobody", at: "/", form: () => "/connexion" },
  { name: "dismissed agent", at: "/admin/connexion", form: (_, family) => `/admin/familles/${family}` },
  { name: "other family", at: "/famille", form: (child) => `/famille/enfants/${child}` },
  { name: "parent", at: "/famille", form: (child) => `/famille/enfants/${child}` },
  { name: "center", at: "/admin", form: () => "/admin/presences" },
  { name: "agent", at: "/admin", form: (_, family) => `/admin/familles/${family}` },
  { name: "manager", at: "/admin", form: (_, family) => `/admin/familles/${family}` },
];

/** Two families made one would rightly read each other. */
const changesWhoMayRead = "uniteFamiliesAction";

/** Every action of the build as each of them, whatever it does: what comes back holds nothing that its reader may not read. */
export async function searchAnswers(stage: Stage): Promise<Outcome> {
  const { origin, marks } = stage;
  const { values: secrets } = await secretsIn(stage);
  const ids = await idsOf(stage, false);
  const fields = await staffWords(stage, await typedWith(stage, ids));
  const actions = listActions().filter(({ name }) => !onOneself.has(name) && name !== changesWhoMayRead);
  const findings: string[] = [];
  let [asked, held] = [0, 0];
  for (const { name, at, form } of callers) {
    const path = form(ids.child[0] ?? "", marks.others.familyId);
    for (const action of actions) {
      const actor = await stillSignedIn(stage, actorOf(stage, name));
      await stage.sql`delete from attempt where kind <> 'planted'`;
      for (const [where, answer] of [[at, await callWith(origin, at, action.id, actor, fields)], [path, await postForm(origin, path, action.id, actor, fields)]] as const) {
        asked += 1;
        const text = answer.headers + answer.body;
        const what = `${name} calls ${action.domain}/${action.name} on ${where}`;
        if (answer.status >= 500) findings.push(`${what}: ${answer.status}`);
        findings.push(...whatLeaks(text, name, whereTo(answer, where), { marks, secrets }).map((leak) => `${what} and reads ${leak}`));
        if ([marks.own, marks.others].some((family) => holds(answer, family))) held += 1;
      }
    }
  }
  if (held === 0) findings.push("no answer held anything of a family, not even for those who may read it: this proves nothing");
  return { asked, findings, also: `${actions.length} actions as ${callers.length}; ${held} answers held what their reader may read` };
}

/** An action that leads to another page answers with that page. */
const whereTo = ({ headers }: Answer, where: string) => /^x-action-redirect: ([^;\n]+)/m.exec(headers)?.[1] ?? where;

/** Some acts of the desk sign people out. */
export async function stillSignedIn(stage: Stage, actor: Actor): Promise<Actor> {
  const { sql } = stage;
  if (actor.name === "nobody" || actor.name === "dismissed agent") return actor;
  const [session] = await sql`select 1 from session join account on account.id = account_id where token_hash = ${hashToken(actor.cookie.slice(actor.cookie.indexOf("=") + 1))} and session.auth_epoch = account.auth_epoch and status = 'active' and absolute_expires_at > now() and stepped_up_at > now() - interval '8 minutes'`;
  if (session) return actor;
  await sql`update account set status = 'active', closes_at = null where id in (${stage.marks.own.accountId}, ${stage.marks.others.accountId})`;
  actor.cookie = await cookieOf(sql, actor.name);
  await openFiles(stage);
  return actor;
}

/** What forms of staff ask besides, well written. */
export async function staffWords({ sql, marks }: Stage, typed: Typed): Promise<Typed> {
  const [row] = await sql<Record<string, string>[]>`
    select (select id from desk_task limit 1) as "taskId", (select id from mail where state = 'sent' limit 1) as "mailId", (select id from tariff limit 1) as "tariffId", (select id from closure limit 1) as "closureId",
      (select id from center limit 1) as "centerId", (select id from programme limit 1) as "programmeId", (select id from age_group limit 1) as "groupId", (select id from booking_period limit 1) as "periodId", (select id from family_import limit 1) as "importId"`;
  const known = new Set(typed.map(([name]) => name));
  const words = {
    ...row, accountId: marks.others.accountId, famille: marks.others.familyId, centerIds: row?.centerId ?? "", role: "center", reason: "parce que", motif: "parce que", raison: "parce que", note: "Bonjour", text: "Bonjour", texte: "Bonjour", titre: "Bonjour",
    du: "2026-12-01", au: "2026-12-31", day: "2026-12-02", from: "2026-12-01", to: "2026-12-31", startsOn: "2026-12-01", endsOn: "2026-12-31", code: "000000", outcome: "done", quotient: "700", source: "caf", kind: "arrived", scope: "families", format: "csv", places: "12", animators: "1",
    birthDate: "2018-02-01", guardianFamilyName: "Intrus", guardianGivenName: "Intrus", childFamilyName: "Intrus", childGivenName: "Intrus", answer: "{}", suite: "/admin/journal",
  };
  return [...typed, ...Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === "string" && !known.has(entry[0]))];
}
