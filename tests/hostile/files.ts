import { readdirSync } from "node:fs";
import { parse } from "csv-parse/sync";
import sharp from "sharp";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { addDays, dayOf } from "@/lib/core/days";
import { formats, scopes } from "@/lib/reports/rules";
import type { Actor, ActorName } from "./actors";
import { actionId } from "./forged";
import { ask, postForm, type Answer } from "./knock";
import { secretsIn, whatLeaks } from "./leaks";
import { actorOf, type Outcome, type Stage } from "./stage";
import { unzip } from "./zip";

/** A file of the product: who may take it, whose eyes its address lends when it names nobody, and what is wrong with its bytes. */
type Kept = { name: string; path: string; fields?: Record<string, string> | string; takers: readonly ActorName[]; reads?: ActorName; judge: (bytes: Buffer) => string[] };

const readers: readonly ActorName[] = ["nobody", "other family", "parent", "dismissed agent", "ended session", "outdated session", "parent's cookie as staff", "demoted manager", "center", "agent", "manager"];

/** What a spreadsheet would compute. */
const beginnings = ["=1+1 ", "+1 ", "-1 ", "@SUM(1) ", "\t=1 ", "\r=1 ", '=HYPERLINK("http://formule.example";1) ', "＝1 "];
/** What would be a line of its own in a calendar. */
const BREAK = "\r\nATTENDEE:mailto:victime@formule.example\r\n\rX-EVIL:1\nX-EVIL:2 ";
const computed = /^[=+\-@\t\r＝＋－＠]/;
const number = /^-?\d+(,\d+)?$/;

export async function takeFiles(stage: Stage): Promise<Outcome> {
  const { values: secrets } = await secretsIn(stage);
  const feed = await plant(stage);
  const papers = await givePapers(stage);
  const findings = [...papers.findings];
  let [asked, taken, disarmed, broken] = [papers.asked, 0, 0, 0];
  for (const file of [...filesOf(stage, feed), ...(await filesOfFamilies(stage, papers.document)), ...(await listsOf(stage))]) {
    for (const name of readers) {
      asked += 1;
      const what = `${name} asks for ${file.name}`;
      const { answer, bytes, isFile } = await take(stage, actorOf(stage, name), file);
      const shown = file.name.startsWith("export as xlsx") && isFile ? [...unzip(bytes).values()].join("\n") : answer.body;
      if (answer.status >= 500) findings.push(`${what}: ${answer.status}`);
      if (isFile !== file.takers.includes(name)) findings.push(`${what}: ${answer.status} ${answer.location}`);
      findings.push(...whatLeaks(answer.headers + plain(shown), file.reads ?? name, file.path, { ...stage, secrets }).map((leak) => `${what} and reads ${leak}`));
      if (!isFile) continue;
      taken += 1;
      disarmed += answer.body.match(/(?<![^;"\n])'[=+\-@\t\r＝]/g)?.length ?? 0;
      broken += answer.body.match(/\\nATTENDEE/g)?.length ?? 0;
      findings.push(...[...new Set(file.judge(bytes))].map((fault) => `${file.name}: ${fault}`));
    }
  }
  if (disarmed === 0 || broken === 0) findings.push(`${disarmed} formulas and ${broken} line breaks were seen as texts: this proves nothing`);
  return { asked, findings, also: `${taken} files taken and opened, ${disarmed} cells of them disarmed` };
}

const plain = (text: string) => text.replace(/\r?\n[ \t]/g, "").replaceAll("&amp;", "&");

async function take({ origin }: Stage, { cookie }: Actor, { path, fields }: Kept): Promise<{ answer: Answer; bytes: Buffer; isFile: boolean }> {
  const headers = { cookie, origin, "sec-fetch-site": "same-origin", ...(typeof fields === "string" && { "content-type": "application/json" }) };
  const { bytes, ...answer } = await ask(origin + path, { headers, ...(fields !== undefined && { method: "POST", body: typeof fields === "string" ? fields : new URLSearchParams(fields) }) });
  return { answer, bytes, isFile: answer.status === 200 && !/^content-type: text\/html/im.test(answer.headers) };
}

/** Every name and address of the town begins as a formula would; the calendar of one family has an address that is known. */
async function plant({ sql, marks }: Stage): Promise<string> {
  const starts = (column: string) => sql`(${beginnings}::text[])[1 + abs(hashtext(id)) % ${beginnings.length}] || ${sql(column)}`;
  await sql`update child set given_name = ${starts("given_name")}, family_name = ${starts("family_name")}, school = ${starts("school")}`;
  await sql`update child set given_name = ${BREAK} || given_name where family_id in ${sql([marks.own.familyId, marks.others.familyId])}`;
  await sql`update family set address_line = ${starts("address_line")}, address_extra = ${starts("address_extra")}`;
  await sql`update account set family_name = ${starts("family_name")} where kind = 'parent'`;
  await sql`update programme set title = ${starts("title")}`;
  await sql`update center set name = ${starts("name")}, address_line = ${starts("address_line")}`;
  await sql`update contact set family_name = ${starts("family_name")}`;
  const token = newSecretToken();
  await sql`insert into calendar_feed (account_id, token_hash) values (${marks.own.accountId}, ${hashToken(token)}) on conflict (account_id) do update set token_hash = excluded.token_hash`;
  return token;
}

const names = ["../../../../tmp/zq-traversal.jpg", "..\\..\\zq-traversal.jpg", "%2e%2e%2fzq-traversal.jpg", "zq-traversal.jpg\u0000.php", "zq-traversal\r\nX-Evil: 1.jpg", `${"zq-traversal".repeat(400)}.jpg`, "__proto__", ".", ""];

/** A photo of a paper under names that lead elsewhere: whatever becomes of it, its name is kept nowhere. */
async function givePapers(stage: Stage): Promise<{ asked: number; findings: string[]; document: string }> {
  const { origin, sql, marks } = stage;
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: "white" } }).jpeg().toBuffer();
  const findings: string[] = [];
  for (const name of names) {
    const file = new File([new Uint8Array(photo)], name, { type: "image/jpeg" });
    const { status } = await postForm(origin, "/famille/documents/nouveau", actionId("documents/addDocumentAction"), actorOf(stage, "parent"), [["kind", "court_order"], ["owner", "foyer"], ["pages", file]]);
    if (status >= 500) findings.push(`a paper named ${JSON.stringify(name.slice(0, 40))}: ${status}`);
  }
  const rows = await sql<{ id: string; key: string }[]>`
    select document.id, storage_key as key from document join document_page on document_page.document_id = document.id where family_id = ${marks.others.familyId} and kind = 'court_order' order by document.created_at desc`;
  if (rows.length < names.length / 2) findings.push(`only ${rows.length} of ${names.length} papers were taken: this proves little`);
  if (rows.some(({ key }) => !/^[\w-]+$/.test(key))) findings.push("a paper is kept under a name that was typed");
  if ([...readdirSync(stage.documents, { recursive: true, encoding: "utf8" }), ...readdirSync("/tmp")].some((name) => name.includes("zq-traversal"))) findings.push("a paper was written under a name that was typed");
  return { asked: names.length, findings, document: rows[0]?.id ?? "" };
}

const today = dayOf(new Date());
const year = { from: addDays(today, -180), to: addDays(today, 180) };

function filesOf({ known }: Stage, feed: string): Kept[] {
  const exports = scopes.flatMap((scope) => formats.map((format): Kept => ({
    name: `export as ${format} of ${scope}`, path: "/admin/exports/telecharger", fields: { scope, format, ...year }, takers: ["manager"], judge: format === "csv" ? judgeCsv : judgeXlsx,
  })));
  const forged = [feed.slice(0, -1), feed.toLowerCase(), hashToken(feed), `${feed}%00`, `%20${feed}`, "__proto__", ""].filter((claim) => claim !== feed);
  return [
    ...exports,
    { name: "the calendar of one family", path: `/calendrier?jeton=${feed}`, takers: readers, reads: "other family", judge: judgeCalendar },
    ...forged.map((claim): Kept => ({ name: `a calendar under ${claim.slice(0, 8)}…`, path: `/calendrier?jeton=${claim}`, takers: [], judge: () => [] })),
    { name: "the model of imports", path: "/admin/import/modele", takers: ["manager"], judge: judgeCsv },
    { name: "a chart", path: "/admin/chiffres/graphiques/attente", takers: ["agent", "manager"], judge: () => [] },
    { name: "names that begin alike", path: `/admin/familles/suggestions?${new URLSearchParams({ q: known.familyName })}`, takers: ["agent", "manager"], judge: () => [] },
    { name: "the data of one account", path: "/famille/compte/donnees/telecharger", fields: {}, takers: ["parent", "other family"], judge: judgeJson },
  ];
}

async function filesOfFamilies({ sql, marks }: Stage, document: string): Promise<Kept[]> {
  const families = [[marks.others.familyId, "parent"], [marks.own.familyId, "other family"]] as const;
  const rows = await sql<{ reference: string; familyId: string }[]>`select distinct on (family_id) reference, family_id as "familyId" from booking_request where family_id in ${sql(families.map(([id]) => id))} order by family_id, created_at`;
  const calendars = rows.map(({ reference, familyId }): Kept => ({
    name: `the calendar of ${reference}`, path: `/famille/reservations/${reference}/calendrier`, takers: families.flatMap(([id, name]) => (id === familyId ? [name] : [])), judge: judgeCalendar,
  }));
  return [
    ...calendars,
    { name: "a page of a paper, at home", path: `/famille/documents/${document}/1`, takers: ["parent"], judge: judgePhoto },
    { name: "a page of a paper, at the desk", path: `/admin/documents/${document}/1`, takers: ["agent", "manager"], judge: judgePhoto },
  ];
}

/** What a tablet gets of a day: of the team's own centre, and of another. */
async function listsOf({ sql }: Stage): Promise<Kept[]> {
  const rows = await sql<{ slug: string; isOwn: boolean }[]>`
    select slug, id in (select center_id from staff_center join account on account.id = account_id where email_canonical = 'centre@demo.example') as "isOwn" from center`;
  return rows.map(({ slug, isOwn }) => ({
    name: `the marks of ${slug}`, path: `/admin/presences/${slug}/${today}/pointages`, fields: '{"marks":[]}', takers: isOwn ? ["center", "manager"] : ["manager"], judge: judgeJson,
  }));
}

function judgeCsv(bytes: Buffer): string[] {
  const rows = parse(bytes, { delimiter: ";", bom: true, relax_column_count: true }) as string[][];
  return rows.flat().filter((cell) => computed.test(cell) && !number.test(cell)).map((cell) => `a cell would be computed (${JSON.stringify(cell.slice(0, 12))}…)`);
}

/** Texts are texts, in a workbook that asks for nothing outside itself. */
function judgeXlsx(bytes: Buffer): string[] {
  const parts = unzip(bytes);
  const sheet = [...parts].filter(([name]) => name.startsWith("xl/worksheets/")).map(([, text]) => text).join("");
  const strange = [...parts.keys()].filter((name) => /external|vba|macro|embed|activeX|connections|customXml/i.test(name));
  const untyped = [...sheet.matchAll(/<c ([^>]*)><v>([^<]*)<\/v>/g)].filter(([, typed = "", value = ""]) => !/\bt="(?:s|str|inlineStr)"/.test(typed) && !/^-?\d+(\.\d+)?(E[+-]?\d+)?$/.test(value));
  return [
    ...(/<f[ >]|<hyperlink/.test(sheet) ? ["a cell is computed"] : []), ...(untyped.length > 0 ? [`${untyped.length} cells are neither text nor number`] : []),
    ...strange.map((name) => `it holds ${name}`), ...([...parts.values()].some((text) => /TargetMode="External"/.test(text)) ? ["it asks for something outside"] : []),
    ...(sheet.includes("<row") ? [] : ["it has no row"]),
  ];
}

const ofCalendars = /^(BEGIN|END|VERSION|PRODID|NAME|X-WR-CALNAME|X-WR-TIMEZONE|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|X-MICROSOFT-CDO-ALLDAYEVENT|X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT|SUMMARY|LOCATION)[:;]/;

function judgeCalendar(bytes: Buffer): string[] {
  const lines = bytes.toString("utf8").replace(/\r\n[ \t]/g, "").split("\r\n").filter((line) => line !== "");
  return lines.filter((line) => !ofCalendars.test(line) || /[\r\n]/.test(line)).map((line) => `a line of its own (${JSON.stringify(line.slice(0, 30))})`);
}

function judgeJson(bytes: Buffer): string[] {
  return typeof JSON.parse(bytes.toString("utf8")) === "object" ? [] : ["no object"];
}

function judgePhoto(bytes: Buffer): string[] {
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? [] : ["no photo"];
}
