import { actorOf, type Outcome, type Stage } from "./stage";
import { ask, callWith, postForm, readAs, waysToRead, type Answer, type Typed } from "./knock";
import type { FamilyMarks } from "./marks";
import { listActions, listRoutes, onOneself } from "./surface";
import { newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";

/** Ids of other families, by the kind of thing they name. */
type Ids = Record<"child" | "document" | "reference" | "booking" | "entry" | "offered" | "contact" | "guardian" | "invitation" | "session" | "family" | "slot", string[]>;

const READ_PAGES = ["0", "1", "2"];
const EACH = 2;

export async function swapIds(stage: Stage): Promise<Outcome> {
  const { sql, marks } = stage;
  const planted = await givePapers(stage);
  const foreign = await idsOf(stage, false);
  const own = await idsOf(stage, true);
  const reading = await readSwapped(stage, foreign, own);
  const before = await othersWorld(stage);
  const acting = await actSwapped(stage, foreign, own);
  const after = await othersWorld(stage);
  const moved = [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => `actions of one family changed rows of others in ${name}`);
  await sql`delete from document where id in ${sql(planted)}`;
  await sql`update account set status = 'active', closes_at = null where id = ${marks.own.accountId}`;
  return {
    asked: reading.asked + acting.asked,
    findings: [...reading.findings, ...acting.findings, ...moved],
    also: `${Object.values(foreign).flat().length} ids of ${Object.values(foreign).filter((ids) => ids.length > 0).length} kinds`,
  };
}

/** Every kind of thing exists in both families. */
async function givePapers({ sql, marks }: Stage): Promise<string[]> {
  const planted: string[] = [];
  for (const { familyId, accountId } of [marks.own, marks.others]) {
    const id = newId("document");
    planted.push(id);
    await sql`insert into document (id, family_id, kind, uploaded_by) values (${id}, ${familyId}, 'insurance', ${accountId})`;
    await sql`insert into document_page (document_id, position, media_type, byte_size, storage_key) values (${id}, 1, 'application/pdf', 10, ${newSecretToken()})`;
  }
  return planted;
}

export async function idsOf({ sql, marks }: Stage, isOwn: boolean): Promise<Ids> {
  const { own, others } = marks;
  const pick = async (table: string, column: string, more = "true"): Promise<string[]> => {
    const rows = await sql<{ value: string }[]>`
      select ${sql(column)} as value from ${sql(table)} where (family_id = ${own.familyId}) = ${isOwn} and ${sql.unsafe(more)}
      order by (family_id = ${others.familyId}) desc, ${sql(column)} limit ${EACH}`;
    return rows.map(({ value }) => value);
  };
  const sessions = await sql<{ id: string }[]>`select id from session where (account_id = ${own.accountId}) = ${isOwn} limit ${EACH}`;
  return {
    child: await pick("child", "id"), document: await pick("document", "id"), reference: await pick("booking_request", "reference"),
    booking: await pick("booking", "id", "state = 'confirmed'"), entry: await pick("waitlist_entry", "id", "state = 'waiting'"), offered: await pick("waitlist_entry", "id", "state = 'offered'"),
    contact: await pick("contact", "id"), guardian: await pick("guardian", "id"), invitation: await pick("guardian_invitation", "id"),
    session: sessions.map(({ id }) => id), family: await pick("booking_request", "family_id"), slot: await pick("booking", "slot_id"),
  };
}

/** An address whose bracket names something of another family is not there; one whose query does holds nothing of it. */
function swappedAddresses(foreign: Ids, [reference = ""]: readonly string[]): { path: string; isNowhere: boolean }[] {
  const everyId = [...new Set(Object.values(foreign).flat())];
  const inBrackets = listRoutes()
    .filter((route) => route.startsWith("/famille/") && route.includes("["))
    .flatMap((route) => everyId.flatMap((id) => (route.includes("[page]") ? READ_PAGES : [""]).map((page) => route.replace("[page]", page).replace(/\[[^\]]+\]/, id))))
    .map((path) => ({ path, isNowhere: true }));
  const inQueries = everyId.flatMap((id) => [
    `/famille/listes-attente/quitter?attente=${id}`, `/famille/reservations/${reference}/echanger?jour=${id}`, `/famille/reservations/${reference}/annuler?jour=${id}&etape=verifier`,
    `/famille/reserver/periode?enfant=${id}`, `/famille/reserver/jours?enfant=${id}`, `/famille/reserver/formule?enfant=${id}`, `/famille/reserver/verifier?enfant=${id}&jour=0.2026-12-21`,
    `/famille/documents/nouveau?type=insurance&enfant=${id}`, `/proposition?jeton=${id}`, `/calendrier?jeton=${id}`, `/rejoindre?jeton=${id}`, `/famille/foyer/adresse?commune=${id}`,
  ]);
  return [...inBrackets, ...inQueries.map((path) => ({ path, isNowhere: false }))];
}

export const holds = ({ body, headers }: Answer, { facts, health, note }: FamilyMarks) => [...facts, health, note].some((fact) => body.includes(fact) || headers.includes(fact));
const isNowhere = ({ status, body }: Answer, way: string) => status === 404 || (way !== "page" && status === 200 && body.includes("NEXT_HTTP_ERROR_FALLBACK;404"));

async function readSwapped(stage: Stage, foreign: Ids, own: Ids): Promise<Outcome> {
  const { origin, marks } = stage;
  const actor = actorOf(stage, "other family");
  const findings: string[] = [];
  let asked = 0;
  for (const { path, isNowhere: mustBeNowhere } of swappedAddresses(foreign, own.reference)) {
    for (const [way, headers] of Object.entries(waysToRead)) {
      asked += 1;
      const answer = await readAs(origin + path, actor, headers);
      if (holds(answer, marks.others)) findings.push(`${path} as ${way} holds something of the other family`);
      if (mustBeNowhere ? !isNowhere(answer, way) : answer.status >= 500) findings.push(`${path} as ${way}: ${answer.status} ${answer.location}`);
    }
  }
  return { asked, findings };
}

async function actSwapped(stage: Stage, foreign: Ids, own: Ids): Promise<Outcome> {
  const { origin, marks } = stage;
  const actor = actorOf(stage, "other family");
  const findings: string[] = [];
  let asked = 0;
  const actions = listActions().filter(({ isStaff, name }) => !isStaff && !onOneself.has(name));
  const fields = await typedWith(stage, foreign);
  if (!(await actsOnOwn(stage, fields, own))) findings.push("the same form with one's own ids changes nothing: this proves nothing");
  const paths = [`/famille/enfants/${foreign.child[0]}`, `/famille/documents/${foreign.document[0]}`, `/famille/reservations/${foreign.reference[0]}/annuler`, `/famille/reservations/${own.reference[0]}/annuler`];
  const check = (what: string, answer: Answer) => {
    asked += 1;
    if (answer.status >= 500) findings.push(`${what}: ${answer.status}`);
    if (holds(answer, marks.others)) findings.push(`${what}: holds something of the other family`);
  };
  for (const { id, name } of actions) {
    check(`${name} called raw`, await callWith(origin, "/famille", id, actor, fields));
    for (const path of paths) check(`${name} posted to ${path}`, await postForm(origin, path, id, actor, fields));
  }
  for (const path of ["/famille/compte/donnees/telecharger", "/admin/exports/telecharger"]) {
    for (const id of foreign.family) {
      const body = new URLSearchParams({ famille: id, familyId: id, scope: "families", format: "csv", from: "2026-01-01", to: "2027-01-01" });
      check(`POST ${path}`, await ask(origin + path, { method: "POST", body, headers: { cookie: actor.cookie, origin, "sec-fetch-site": "same-origin" } }));
    }
  }
  return { asked, findings };
}

/** The fields are such that an action takes them when their ids are one's own. */
async function actsOnOwn(stage: Stage, fields: Typed, { child: [childId = ""] }: Ids): Promise<boolean> {
  const { origin, sql } = stage;
  const save = listActions().find(({ name, isStaff }) => name === "saveMealAction" && !isStaff)?.id ?? "";
  await sql`update child set meal = 'standard' where id = ${childId}`;
  await callWith(origin, "/famille", save, actorOf(stage, "other family"), [...fields.filter(([name]) => name !== "childId"), ["childId", childId]]);
  const [row] = await sql<{ meal: string }[]>`select meal from child where id = ${childId}`;
  return row?.meal === "no_pork";
}

/** Whatever a form of parents may ask, well written, with the other family's ids wherever an id goes. */
export async function typedWith({ sql }: Pick<Stage, "sql">, foreign: Ids): Promise<Typed> {
  const [slot] = await sql<{ programme: string; periode: string; day: string }[]>`
    select booking_request.programme_id as programme, booking_request.booking_period_id as periode, booking.day from booking join booking_request on booking_request.id = booking.request_id where booking.id = ${foreign.booking[0] ?? ""}`;
  const first = (kind: keyof Ids) => foreign[kind][0] ?? "";
  const words = {
    childId: first("child"), contactId: first("contact"), documentId: first("document"), invitationId: first("invitation"), bookingId: first("booking"), slotId: first("slot"), entryId: foreign.offered[0] ?? first("entry"),
    sessionId: first("session"), reference: first("reference"), jour: first("booking"), familyId: first("family"), guardianId: first("guardian"), phoneGuardianId: first("guardian"), owner: first("child"),
    programme: slot?.programme ?? "", periode: slot?.periode ?? "", formule: "day", jours: `${first("child")}.${slot?.day ?? ""}`, attente: "on", ensemble: "on", cle: newSecretToken(), owedCents: "0", priceCents: "0",
    givenName: "Intrus", familyName: "Intrus", phone: "0612345670", birthDay: "1", birthMonth: "2", birthYear: "2018", schoolLevel: "cp", school: "Intrus", meal: "no_pork",
    emergency_care: "no", photos: "no", outings: "no", leave_alone: "no", custody: "alternating", otherHouseholdName: "Intrus", otherHouseholdPhone: "0612345670",
    allergiesAnswer: "none", carePlanAnswer: "none", treatmentAnswer: "none", doctorName: "Intrus", doctorPhone: "0240000000", vaccineStatus: "up_to_date", currentPassword: "marée haute sous la jetée",
    communeInsee: "44109", addressLine: "1 rue Intrus", postcode: "44000", email: "intrus@demo.example", relation: "other", isEmergency: "on", mayPickUp: "on", kind: "insurance", jeton: first("offered").padEnd(43, "x"),
  };
  return [...Object.entries(words), ["pages", new Blob([Buffer.from("ffd8ffe000104a464946", "hex")], { type: "image/jpeg" })]];
}

/** One fingerprint per table of what belongs to anybody but the one who acts; waiting lists move by themselves, but only people leave, accept or decline. */
async function othersWorld({ sql, marks }: Stage): Promise<Map<string, string>> {
  const { familyId, accountId } = marks.own;
  const tables = await sql<{ name: string; column: string }[]>`
    select table_name as name, column_name as column from information_schema.columns
    where table_schema = 'public' and table_name not in ('mail', 'waitlist_entry', 'desk_task') and (column_name = 'family_id' or (column_name = 'account_id' and table_name in ('credential', 'guardian', 'known_device', 'calendar_feed')))`;
  const prints = new Map<string, string>();
  for (const { name, column } of tables) {
    const [row] = await sql<{ print: string | null }[]>`
      select md5(string_agg(each::text, '' order by each::text)) as print from ${sql(name)} as each where ${sql(column)} <> ${column === "family_id" ? familyId : accountId} ${name === "audit_event" ? sql`and actor_kind <> 'system'` : sql``}`;
    prints.set(`${name}.${column}`, row?.print ?? "");
  }
  const [left] = await sql<{ count: number }[]>`select count(*)::int from waitlist_entry where state in ('left', 'accepted', 'declined') and family_id <> ${familyId}`;
  const [sessions] = await sql<{ count: number }[]>`select count(*)::int from session where account_id <> ${accountId} and user_agent = 'hostile'`;
  const [accounts] = await sql<{ print: string | null }[]>`select md5(string_agg(email_canonical || family_name || phone || status || auth_epoch, '' order by id)) as print from account where id <> ${accountId}`;
  return new Map([...prints, ["waitlist_entry", String(left?.count)], ["session", String(sessions?.count)], ["account", accounts?.print ?? ""]]);
}
