import type { Actor, ActorName } from "./actors";
import { readAs, waysToRead } from "./knock";
import { secretsIn, whatLeaks } from "./leaks";
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
  return { asked, findings, also: `${values.length} secrets of ${columns} columns and of the environment; addresses: ${told.join(", ")}` };
}

/** The agent and the manager have verified the callers of both families: their pages are open. */
export async function openFiles(stage: Stage): Promise<void> {
  const { sql, marks } = stage;
  for (const { familyId } of [marks.own, marks.others]) {
    await sql`
      insert into caller_check (id, family_id, staff_id, session_id, matched, has_passed)
      select 'chk_' || substr(md5(session.id || ${familyId}::text), 1, 20), ${familyId}, account_id, session.id, '{birth_date,phone}', true
      from session join account on account.id = account_id where user_agent = 'hostile' and email_canonical in ('agent@demo.example', 'responsable@demo.example')
      on conflict (id) do nothing`;
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
