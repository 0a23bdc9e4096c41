import { randomBytes } from "node:crypto";
import { addDays, dayOf } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import type { Actor } from "./actors";
import { ask, callWith, postForm, readAs, waysToRead, type Answer, type Typed } from "./knock";
import { actorOf, type Outcome, type Stage } from "./stage";
import { listActions, listRoutes, onOneself } from "./surface";
import { readWorld, whatChanged } from "./world";

type Place = { bookingId: string; slotId: string; childId: string; familyId: string; centerId: string; slug: string; day: string; programmeId: string; groupId: string };

/** What the team of one centre must never read: words planted in families that only go to the others, and the ids of what is theirs. */
type Others = { places: Place[]; words: string[]; markId: string };

const LATEST_DAYS = 7;
const EACH = 3;
const today = dayOf(new Date());

/** The ids of other centres wherever the team of one may put an id: refused, nothing written, nothing read. */
export async function swapCenters(stage: Stage): Promise<Outcome> {
  const own = await placesOf(stage, true);
  const others = await plantInOthers(stage);
  const [place] = own;
  if (!place || others.places.length === 0) return { asked: 0, findings: ["no child comes this week, to the team's centre or to another: this proves nothing"] };
  const outcomes = [await readOthers(stage, others), await markOthers(stage, place, others), await actOnOthers(stage, place, others), await loseTheCenter(stage, place)];
  return {
    asked: outcomes.reduce((sum, { asked }) => sum + asked, 0), findings: outcomes.flatMap(({ findings }) => findings),
    also: `${new Set(others.places.map(({ slug }) => slug)).size} other centres, ${others.words.length} words and ids of theirs looked for in every answer`,
  };
}

/** Children who came, or come, while marks may be noted: at the centres of the team, or elsewhere. */
async function placesOf({ sql }: Stage, isOwn: boolean): Promise<Place[]> {
  return sql<Place[]>`
    select distinct on (center.id, booking.day) booking.id as "bookingId", slot.id as "slotId", booking.child_id as "childId", booking.family_id as "familyId", center.id as "centerId", center.slug, booking.day,
      programme.id as "programmeId", slot.age_group_id as "groupId"
    from booking join slot on slot.id = booking.slot_id join programme on programme.id = slot.programme_id join center on center.id = programme.center_id
    where booking.state = 'confirmed' and booking.day between ${addDays(today, -LATEST_DAYS)} and ${today}
      and (center.id in (select center_id from staff_center join account on account.id = account_id where email_canonical = 'centre@demo.example')) = ${isOwn}
    order by center.id, booking.day desc, booking.id`;
}

async function plantInOthers(stage: Stage): Promise<Others> {
  const { sql } = stage;
  const places = await placesOf(stage, false);
  const mark = newId("attendanceMark");
  const [first] = places;
  if (!first) return { places, words: [], markId: mark };
  const word = `Zqautre${randomBytes(4).toString("hex")}`;
  const ofOthers = sql`
    select booking.family_id from booking join slot on slot.id = booking.slot_id join programme on programme.id = slot.programme_id group by booking.family_id
    having not bool_or(programme.center_id in (select center_id from staff_center join account on account.id = account_id where email_canonical = 'centre@demo.example'))`;
  await sql`update child set family_name = family_name || ' ' || ${word}::text where family_id in (${ofOthers})`;
  await sql`update contact set family_name = family_name || ' ' || ${word}::text where family_id in (${ofOthers})`;
  await sql`
    insert into attendance_mark ${sql({ id: mark, booking_id: first.bookingId, slot_id: first.slotId, day: first.day, kind: "left", left_with: word, marked_at: new Date(), marked_by: newId("account") })}`;
  return { places, words: [word, mark, ...places.flatMap(({ bookingId, slotId }) => [bookingId, slotId])], markId: mark };
}

/** What was said in the address may come back. */
const holds = ({ body, headers }: Answer, { words }: Others, path: string) => words.some((word) => !path.includes(word) && (body.includes(word) || headers.includes(word)));
const isNowhere = ({ status, body }: Answer, way: string) => status === 404 || (way !== "page" && status === 200 && body.includes("NEXT_HTTP_ERROR_FALLBACK;404"));

/** Every address of lists, with every name of another centre and every day its children come; then what leads there. */
async function readOthers(stage: Stage, others: Others): Promise<Outcome> {
  const { origin } = stage;
  const actor = actorOf(stage, "center");
  const findings: string[] = [];
  let asked = 0;
  const names = (place: Place) => [place.slug, place.centerId, place.slotId, place.slug.toUpperCase(), `${place.slug}%2F..`, `${place.slug}%00`, encodeURIComponent(`${place.slug} `)];
  const lists = listRoutes().filter((route) => route.startsWith("/admin/presences/") && !route.endsWith("/pointages"));
  const nowhere = others.places.slice(0, EACH).flatMap((place) => names(place).flatMap((name) => lists.map((route) => route.replace("[center]", name).replace("[day]", place.day))));
  const around = others.places.slice(0, EACH).flatMap(({ slug, centerId, day, slotId }) => [
    `/admin/presences?centre=${slug}&jour=${day}`, `/admin/presences?centre=${centerId}`, `/admin/presences?centre=${slug}&centre=${slug}`, `/admin?centre=${slug}`, `/admin/listes-attente/${slotId}`, `/admin/creneaux/${slotId}`, `/admin/exports?centre=${centerId}`,
  ]);
  for (const path of [...nowhere, "/admin", "/admin/presences", ...around]) {
    for (const [way, headers] of Object.entries(waysToRead)) {
      asked += 1;
      const answer = await readAs(origin + path, actor, headers);
      const held = holds(answer, others, path);
      const leads = others.places.find(({ slug }) => answer.location.includes(`/presences/${slug}`) || answer.body.includes(`/admin/presences/${slug}/2`));
      if (answer.status >= 500 || (nowhere.includes(path) && !isNowhere(answer, way))) findings.push(`${path} as ${way}: ${answer.status} ${answer.location}`);
      if (held || (leads && !nowhere.includes(path))) findings.push(`${path} as ${way} holds something of another centre`);
    }
  }
  return { asked, findings };
}

type Sent = { id: string; bookingId: string; kind: string; undoes: string | null; leftWith: string | null; absenceReason: string | null; markedAt: number };
const sent = (bookingId: string, more: Partial<Sent> = {}): Sent => ({ id: newId("attendanceMark"), bookingId, kind: "arrived", undoes: null, leftWith: null, absenceReason: null, markedAt: Date.now(), ...more });

function sendMarks(stage: Stage, { cookie }: Actor, { slug, day }: Pick<Place, "slug" | "day">, marks: readonly Sent[]): Promise<Answer> {
  return ask(`${stage.origin}/admin/presences/${slug}/${day}/pointages`, { method: "POST", body: JSON.stringify({ marks }), headers: { cookie, origin: stage.origin, "sec-fetch-site": "same-origin", "content-type": "application/json" } });
}

/** Marks that a tablet sends: one's own are noted, in the same breath those of others are not. */
async function markOthers(stage: Stage, own: Place, others: Others): Promise<Outcome> {
  const { sql } = stage;
  const actor = actorOf(stage, "center");
  const findings: string[] = [];
  let asked = 0;
  const marksOfOthers = async () => {
    const [row] = await sql<{ print: string | null }[]>`select md5(string_agg(each::text, '' order by id)) as print from attendance_mark as each where slot_id in (select slot.id from slot join programme on programme.id = programme_id where center_id <> ${own.centerId})`;
    return row?.print;
  };
  const before = await marksOfOthers();
  const good = sent(own.bookingId);
  for (const place of others.places) {
    const mixed = [good, sent(place.bookingId), sent(place.bookingId, { kind: "absent" }), sent(own.bookingId, { kind: "undone", undoes: others.markId }), sent(own.bookingId, { id: others.markId }), sent(place.bookingId, { kind: "undone", undoes: others.markId })];
    for (const where of [own, place, { slug: own.slug, day: place.day }, { slug: place.slug, day: own.day }]) {
      for (const marks of [mixed, mixed.slice(1, 3), []]) {
        asked += 1;
        const answer = await sendMarks(stage, actor, where, marks);
        if (where.slug === place.slug ? answer.status !== 404 : answer.status >= 500) findings.push(`marks sent to ${where.slug} on ${where.day}: ${answer.status}`);
        // The ids that were sent and are unknown come back; the words are those of others.
        if (answer.body.includes(others.words[0] ?? "")) findings.push(`marks sent to ${where.slug} come back with something of another centre`);
      }
    }
  }
  const [kept] = await sql`select 1 from attendance_mark where id = ${good.id} and booking_id = ${own.bookingId}`;
  if (!kept) findings.push("a mark of the team's own centre is not noted either: this proves nothing");
  if ((await marksOfOthers()) !== before) findings.push("a team noted marks in another centre");
  return { asked, findings };
}

/** Every action of staff, raw and as a form, on pages of the other centre and of one's own. */
async function actOnOthers(stage: Stage, own: Place, others: Others): Promise<Outcome> {
  const { origin, ownerUrl } = stage;
  const actor = actorOf(stage, "center");
  const findings: string[] = [];
  let asked = 0;
  const actions = listActions().filter(({ isStaff, name }) => isStaff && !onOneself.has(name));
  const before = await readWorld(ownerUrl);
  for (const place of others.places.slice(0, EACH)) {
    for (const center of [place.slug, own.slug]) {
      const fields = typedAt(place, center);
      for (const { id, name } of actions) {
        const answers = [await callWith(origin, "/admin", id, actor, fields), await postForm(origin, `/admin/presences/${place.slug}/${place.day}`, id, actor, fields)];
        asked += answers.length;
        if (answers.some(({ status }) => status >= 500)) findings.push(`${name} with another centre's ids: ${answers.map(({ status }) => status).join(" ")}`);
        if (answers.some((answer) => answer.body.includes(others.words[0] ?? ""))) findings.push(`${name} answers with something of another centre`);
      }
    }
  }
  const moved = whatChanged(before, await readWorld(ownerUrl));
  return { asked, findings: moved.length > 0 ? [...findings, `the team of one centre changed ${moved.join(", ")} with another centre's ids`] : findings };
}

function typedAt({ bookingId, slotId, childId, familyId, centerId, day, programmeId, groupId }: Place, center: string): Typed {
  const words: Record<string, string> = {
    center, day, mark: `${bookingId}.${newId("attendanceMark")}`, kind: "arrived", undoes: "", leftWith: "Intrus", role: "manager", accountId: newId("account"),
    centerId, centerIds: centerId, slotId, childId, familyId, bookingId, programmeId, groupId, id: slotId, name: "Intrus", title: "Intrus", email: "intrus@demo.example", givenName: "Intrus", familyName: "Intrus", phone: "0240000001",
    addressLine: "1 rue Intrus", communeInsee: "44131", postcode: "44210", places: "0", animators: "0", childrenPerAnimator: "1", reason: "parce que", motif: "parce que", startsOn: day, endsOn: day, from: day, to: day, scope: "bookings", format: "csv", code: "000000", text: "Intrus", note: "Intrus", outcome: "done",
  };
  return Object.entries(words);
}

/** The team's place is taken from it while its list is open: from then on nothing is given and nothing noted. */
async function loseTheCenter(stage: Stage, own: Place): Promise<Outcome> {
  const { origin, sql } = stage;
  const actor = actorOf(stage, "center");
  const path = `/admin/presences/${own.slug}/${own.day}`;
  const findings: string[] = [];
  const open = await readAs(origin + path, actor, {});
  if (open.status !== 200) findings.push(`the team's own list: ${open.status}`);
  const taken = await sql`delete from staff_center where center_id = ${own.centerId} returning account_id, center_id`;
  const late = sent(own.bookingId);
  const answers = [await sendMarks(stage, actor, own, [late])];
  for (const headers of Object.values(waysToRead)) answers.push(await readAs(origin + path, actor, headers));
  if (answers.some(({ status, body }) => status !== 404 && !body.includes("NEXT_HTTP_ERROR_FALLBACK;404"))) findings.push(`a list whose team was moved: ${answers.map(({ status }) => status).join(" ")}`);
  if ((await sql`select 1 from attendance_mark where id = ${late.id}`).length > 0) findings.push("a mark was noted by a team that was moved");
  if (taken.length > 0) await sql`insert into staff_center ${sql(taken.map((row) => ({ account_id: row.account_id as string, center_id: row.center_id as string })))}`;
  return { asked: answers.length + 1, findings };
}
