import { scopes } from "@/lib/reports/rules";
import type { Actor, ActorName } from "./actors";
import { ask, readAs, waysToRead } from "./knock";
import { leaks, SECRET_MARK, watchedAnswers, type FamilyMarks, type Marks } from "./marks";
import { actorOf, type Outcome, type Stage } from "./stage";
import { listAddresses } from "./surface";

type Crawler = { name: ActorName; starts: readonly string[] };

const crawlers: readonly Crawler[] = [
  { name: "nobody", starts: ["/", "/activites", "/plan-du-site", "/admin/connexion"] },
  { name: "other family", starts: ["/famille", "/famille/compte/donnees", "/famille/reservations"] },
  { name: "parent", starts: ["/famille", "/famille/compte/donnees", "/famille/reservations"] },
  { name: "center", starts: ["/admin", "/admin/presences"] },
  { name: "agent", starts: ["/admin", "/admin/familles"] },
  { name: "manager", starts: ["/admin", "/admin/familles"] },
];

/** So many addresses of one shape (`/famille/enfants/*`) are alike: the others say the same of other rows. */
const OF_ONE_SHAPE = 2;
const MOST_PAGES = 240;

const shapeOf = (path: string) => path.replace(/\?.*/, (query) => `?${[...new URLSearchParams(query).keys()].sort().join("&")}`).replace(/[a-z]{3}_[0-9a-z]{20}|PF-\w{3}-\w{3}|\d{4}-\d{2}-\d{2}/g, "*");

/** Where somebody may read what the marks of a family stand for: health and notes where work needs them, nowhere else. */
function mayRead(name: ActorName, path: string, marks: Marks): { family: (of: FamilyMarks) => boolean; health: (of: FamilyMarks) => boolean; note: boolean } {
  const ofParent = (family: FamilyMarks) => ({ family: (of: FamilyMarks) => of === family, health: (of: FamilyMarks) => of === family, note: false });
  if (name === "other family") return ofParent(marks.own);
  if (name === "parent") return ofParent(marks.others);
  const isDayList = path.startsWith("/admin/presences/");
  if (name === "center") return { family: () => isDayList, health: () => isDayList, note: false };
  const isDesk = name === "agent" || name === "manager";
  const isChildsHealth = /^\/admin\/familles\/[^/]+\/enfants\//.test(path);
  return { family: () => isDesk, health: () => isDesk && (isDayList || isChildsHealth), note: isDesk };
}

function whatLeaks(text: string, name: ActorName, path: string, { marks, secrets }: { marks: Marks; secrets: readonly string[] }): string[] {
  const may = mayRead(name, path, marks);
  const families = [marks.own, marks.others].flatMap((family) => [
    ...(family.facts.some((fact) => text.includes(fact)) && !may.family(family) ? ["names or addresses of a family"] : []),
    ...(text.includes(family.health) && !may.health(family) ? ["what is known of a child's health"] : []),
    ...(text.includes(family.note) && !may.note ? ["a note about a call"] : []),
  ]);
  const found = secrets.find((secret) => text.includes(secret));
  return found === undefined ? families : [...families, `a secret (${found.slice(0, 6)}…)`];
}

const SHORTEST_SECRET = 16;
const OF_ONE_COLUMN = 30;

/** Columns that keep secrets, recognised by their names: a new one is looked for from the day it exists. */
async function secretsIn({ sql, secrets }: Stage): Promise<{ columns: number; values: string[] }> {
  const columns = await sql<{ table: string; column: string }[]>`
    select columns.table_name as table, column_name as column from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'text'
      and (column_name ~ '(_hash|_phc|^sealed|_key|^key|challenge)$' or (table_name = 'health_record' and column_name not like '%_id'))`;
  const values: string[] = [];
  for (const { table, column } of columns) {
    const rows = await sql<{ value: string }[]>`select distinct ${sql(column)} as value from ${sql(table)} where length(${sql(column)}) >= ${SHORTEST_SECRET} limit ${OF_ONE_COLUMN}`;
    values.push(...rows.map(({ value }) => value));
  }
  return { columns: columns.length, values: [...secrets, ...values, SECRET_MARK] };
}

export async function crawlEverything(stage: Stage): Promise<Outcome> {
  const { columns, values } = await secretsIn(stage);
  const findings: string[] = [];
  let asked = 0;
  const told: string[] = [];
  await openFiles(stage);
  for (const { name, starts } of crawlers) {
    const { pages, requests, found } = await crawl(stage, actorOf(stage, name), starts, values);
    asked += requests;
    findings.push(...found);
    told.push(`${name} ${pages}`);
  }
  const files = await takeFiles(stage, values);
  return { asked: asked + files.asked, findings: [...findings, ...files.findings], also: `${values.length} secrets of ${columns} columns and of the environment; addresses: ${told.join(", ")}` };
}

/** The agent and the manager have verified the callers of both families: their pages are open. */
async function openFiles(stage: Stage): Promise<void> {
  const { sql, marks } = stage;
  for (const { familyId } of [marks.own, marks.others]) {
    await sql`
      insert into caller_check (id, family_id, staff_id, session_id, matched, has_passed)
      select 'chk_' || substr(md5(session.id || ${familyId}::text), 1, 20), ${familyId}, account_id, session.id, '{birth_date,phone}', true
      from session join account on account.id = account_id where user_agent = 'hostile' and email_canonical in ('agent@demo.example', 'responsable@demo.example')`;
  }
}

/** Follows every link from the first pages, then asks every address of the build: each as a page and as data. */
async function crawl(stage: Stage, actor: Actor, starts: readonly string[], secrets: readonly string[]) {
  const { origin, known, marks } = stage;
  const families = [marks.others.familyId, marks.own.familyId].map((id) => `/admin/familles/${id}`);
  const waiting = [...starts, ...(actor.name === "agent" || actor.name === "manager" ? families : []), ...listAddresses(known)];
  const shapes = new Map<string, number>();
  const done = new Set<string>();
  const found: string[] = [];
  let requests = 0;
  for (let path = waiting.shift(); path !== undefined && done.size < MOST_PAGES; path = waiting.shift()) {
    const shape = shapeOf(path);
    const alike = shapes.get(shape) ?? 0;
    if (done.has(path) || alike >= OF_ONE_SHAPE) continue;
    done.add(path);
    shapes.set(shape, alike + 1);
    for (const way of ["page", "data"]) {
      const answer = await readAs(origin + path, actor, waysToRead[way] ?? {});
      requests += 1;
      if (answer.status >= 500) found.push(`${actor.name} reads ${path} as ${way}: ${answer.status}`);
      found.push(...whatLeaks(answer.headers + answer.body, actor.name, path, { marks, secrets }).map((what) => `${actor.name} reads ${what} at ${path} as ${way}`));
      if (way === "page") waiting.unshift(...linksIn(answer.body, answer.location).filter((link) => !done.has(link)));
    }
  }
  return { pages: done.size, requests, found };
}

function linksIn(body: string, location: string): string[] {
  const links = [...body.matchAll(/\shref="(\/[^"#]*)"/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
  return [...links, ...(location.startsWith("/") ? [location] : [])].filter((link) => !/^\/_next|\.(svg|png|ico|css|js|woff2)$/.test(link));
}

const year = { from: "2026-06-01", to: "2027-05-31" };

/** Files that only a form gives: the holder's data, and every export in both shapes. */
async function takeFiles(stage: Stage, secrets: readonly string[]): Promise<Outcome> {
  const { origin, marks } = stage;
  const findings: string[] = [];
  let asked = 0;
  const take = async (name: ActorName, path: string, fields: Record<string, string>) => {
    const { cookie } = actorOf(stage, name);
    const answer = await ask(origin + path, { method: "POST", body: new URLSearchParams(fields), headers: { cookie, origin, "sec-fetch-site": "same-origin" } });
    asked += 1;
    if (answer.status >= 500) findings.push(`${name} asks the file of ${path}: ${answer.status}`);
    findings.push(...whatLeaks(answer.headers + answer.body, name, path, { marks, secrets }).map((what) => `${name} reads ${what} in the file of ${path} ${JSON.stringify(fields)}`));
  };
  for (const { name } of crawlers) {
    await take(name, "/famille/compte/donnees/telecharger", {});
    for (const scope of scopes) await take(name, "/admin/exports/telecharger", { scope, format: "csv", ...year });
  }
  return { asked, findings };
}

/** Nothing planted in any answer that the suite received, nor in any line that a process wrote; no cookie, no typed text, no address either. */
export async function readTraces(stage: Stage): Promise<Outcome> {
  const { marks, actors, known } = stage;
  const lines = stage.readLogs();
  const { values } = await secretsIn(stage);
  const tokens = actors.flatMap(({ cookie }) => (cookie ? [cookie.slice(cookie.indexOf("=") + 1)] : []));
  const personal = [marks.own, marks.others].flatMap(({ facts, health, note }) => [...facts, health, note]);
  const banned = [...values, ...tokens, ...personal, known.guardianEmail, "exterieur@demo.example"];
  const inLogs = banned.filter((word) => lines.includes(word)).map((word) => `a line of the logs holds ${word.slice(0, 6)}…`);
  const answers = watchedAnswers();
  return { asked: answers, findings: [...[...leaks].map((what) => `${what} answered with a planted secret`), ...inLogs], also: `${lines.split("\n").length} lines of logs` };
}
