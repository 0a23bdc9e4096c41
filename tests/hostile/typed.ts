import { newId } from "@/lib/core/ids";
import { stillSignedIn, staffWords } from "./answers";
import type { ActorName } from "./actors";
import { ask, callWith, readAs, type Answer, type Typed } from "./knock";
import { inside } from "./marks";
import { actorOf, type Outcome, type Stage } from "./stage";
import { listActions, listRoutes, onOneself } from "./surface";
import { idsOf, typedWith } from "./swaps";

/** What no keyboard types and no database keeps as text. */
const odd = ["a\u0000b", "\ud800", "__proto__", "9".repeat(400), "\u202e\u2028\ufeff", "{\"$ne\":null}"];
const NUL = odd[0] ?? "";

/** Free text: wherever somebody may write what they like. Ids and days have a shape, which refuses it. */
const texts = [
  "givenName", "familyName", "school", "addressLine", "addressExtra", "postcode", "phone", "email", "otherHouseholdName", "doctorName", "doctorPhone", "allergies", "carePlan", "treatment", "vaccineNotes", "leftWith", "otherName", "reason", "motif", "raison", "note", "text", "texte", "titre",
  "title", "name", "summary", "precision", "quotient", "validUntil", "code", "recoveryCode", "answer", "password", "currentPassword", "newPassword", "jeton", "suite", "cle", "q", "body", "guardianFamilyName", "childGivenName", "birthDate", "formule", "programme", "periode", "jours", "center", "other",
];

const queries = ["q", "page", "centre", "jour", "periode", "etat", "avis", "famille", "suite", "du", "au", "acte", "qui", "dossier", "canal", "jeton", "enfant", "programme", "formule", "reference", "fait", "etape", "attente", "commune", "type", "age", "offre", "pas", "mois", "tri", "echange", "vers", "creneau", "groupe", "dernier", "erreur", "refus", "lignes", "depuis", "kind", "error", "token"];

/** Whoever may do everything types what no field expects: refused in words or taken as text, and never an accident. */
export async function typeOddly(stage: Stage): Promise<Outcome> {
  const outcomes = [await typeInAddresses(stage), await typeInForms(stage), await typeInBodies(stage)];
  return { asked: outcomes.reduce((sum, { asked }) => sum + asked, 0), findings: [...new Set(outcomes.flatMap(({ findings }) => findings))] };
}

const isAccident = ({ status, body }: Answer) => status >= 500 || body.includes('"status":"failed"') || inside.test(body);

const readerOf = (route: string): ActorName => (route.startsWith("/admin") ? "manager" : route.startsWith("/famille") ? "parent" : "nobody");

/** In each bracket of each address, then under each name that a page may read from its query. */
async function typeInAddresses(stage: Stage): Promise<Outcome> {
  const findings: string[] = [];
  const routes = listRoutes();
  const inBrackets = routes.filter((route) => route.includes("[")).flatMap((route) => odd.filter((word) => word !== "\ud800").map((word) => [route, route.replace(/\[[^\]]+\]/g, encodeURIComponent(word))] as const));
  const inQueries = routes.filter((route) => !route.includes("[")).flatMap((route) => [NUL, "__proto__", "toString"].flatMap((word) => [...queries.map((name) => `${name}=${encodeURIComponent(word)}`), queries.map((name) => `${name}=${encodeURIComponent(word)}&${name}=x`).join("&")].map((query) => [route, `${route}?${query}`] as const)));
  for (const [route, path] of [...inBrackets, ...inQueries]) {
    const answer = await readAs(stage.origin + path, actorOf(stage, readerOf(route)), {});
    if (isAccident(answer)) findings.push(`${route} read as ${path.slice(route.length).slice(0, 40) || path}: ${answer.status}`);
  }
  return { asked: inBrackets.length + inQueries.length, findings };
}

/** One text after the other, the rest well written; then every value under every name at once, sent twice, or as a file. */
async function typeInForms(stage: Stage): Promise<Outcome> {
  const { origin, sql } = stage;
  const good = await staffWords(stage, await typedWith(stage, await idsOf(stage, true)));
  const findings: string[] = [];
  let asked = 0;
  for (const { id, name, isStaff, domain } of listActions().filter((action) => !onOneself.has(action.name))) {
    const at = isStaff ? "/admin" : "/famille";
    const actor = await stillSignedIn(stage, actorOf(stage, isStaff ? "manager" : "parent"));
    const forms: (readonly [string, Typed])[] = [
      ...texts.map((text) => [text, [...good.filter(([field]) => field !== text), [text, NUL]]] as const),
      ...odd.map((word) => ["every field", good.map(([field]) => [field, word] as const)] as const),
      ["every field twice", [...good, ...good]], ["every field as a file", good.map(([field]) => [field, new Blob(["x"])] as const)], ["no field", []],
      ["fields that are properties", [...good, ["__proto__", "x"], ["constructor", "x"], ["toString", "x"]]],
    ];
    await sql`delete from attempt where kind <> 'planted'`;
    for (const [what, fields] of forms) {
      asked += 1;
      if (isAccident(await callWith(origin, at, id, actor, fields))) findings.push(`${domain}/${name} with ${what}`);
    }
  }
  return { asked, findings };
}

/** Where no form of Next's is read: files that are asked for, and marks that a tablet sends. */
async function typeInBodies(stage: Stage): Promise<Outcome> {
  const { origin, sql } = stage;
  const findings: string[] = [];
  const manager = await stillSignedIn(stage, actorOf(stage, "manager"));
  const [place] = await sql<{ slug: string; day: string; bookingId: string }[]>`
    select center.slug, booking.day, booking.id as "bookingId" from booking join slot on slot.id = booking.slot_id join programme on programme.id = slot.programme_id join center on center.id = center_id
    where booking.state = 'confirmed' and booking.day between to_char(now() - interval '6 days', 'YYYY-MM-DD') and to_char(now(), 'YYYY-MM-DD') limit 1`;
  if (!place) return { asked: 0, findings: ["no child came this week: marks prove nothing"] };
  const lists = `/admin/presences/${place.slug}/${place.day}/pointages`;
  const mark = (more: object) => JSON.stringify({ marks: [{ id: newId("attendanceMark"), bookingId: place.bookingId, kind: "left", undoes: null, leftWith: "Mamie", absenceReason: null, markedAt: Date.now(), ...more }] });
  const bodies: (readonly [string, string, string])[] = [
    ...odd.map((word) => [lists, "application/json", mark({ leftWith: word })] as const),
    ...[{ markedAt: 8.64e15 }, { markedAt: -1 }, { markedAt: 1e400 }, { id: NUL }, { bookingId: null }, { undoes: "x" }].map((more) => [lists, "application/json", mark(more)] as const),
    ...["", "{", "null", "[]", '{"marks":{"length":9}}', `${"[".repeat(20_000)}`].map((body) => [lists, "application/json", body] as const),
    ...["/admin/exports/telecharger", "/famille/compte/donnees/telecharger"].flatMap((path) => [
      [path, "application/json", "{}"], [path, "text/plain", "x"], [path, "multipart/form-data", "x"], [path, "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"], [path, "application/x-www-form-urlencoded", "scope=%00&format=__proto__&from=x&to=%"], [path, "application/x-www-form-urlencoded", `scope=families&format=csv&from=0001-01-01&to=9999-12-31&centerId=${encodeURIComponent(NUL)}`], [path, "", ""],
    ] as const),
  ];
  for (const [path, type, body] of bodies) {
    const actor = path.startsWith("/famille") ? actorOf(stage, "parent") : manager;
    const answer = await ask(origin + path, { method: "POST", body, headers: { cookie: actor.cookie, origin, "sec-fetch-site": "same-origin", ...(type && { "content-type": type }) } });
    if (isAccident(answer)) findings.push(`${body.slice(0, 200)} as ${type} posted to ${path}: ${answer.status}`);
  }
  return { asked: bodies.length, findings };
}
