import type { ActorName } from "./actors";
import { readAs, waysToRead, type Answer } from "./knock";
import { actorOf, type Outcome, type Stage } from "./stage";
import { holds } from "./swaps";
import { listAddresses, listRoutes } from "./surface";

/** As naive as one may fear: every 200 is kept under its address, cookies and Vary ignored, unless Cache-Control forbids it by name. */
class NaiveCache {
  readonly kept = new Map<string, Answer>();
  asked = 0;

  constructor(private readonly stage: Stage) {}

  async read(path: string, name: ActorName, headers: Record<string, string>): Promise<Answer> {
    const key = `${path}${headers.rsc ? " data" : ""}`;
    const known = this.kept.get(key);
    if (known) return known;
    this.asked += 1;
    const answer = await readAs(this.stage.origin + path, actorOf(this.stage, name), headers);
    if (answer.status === 200 && !/^cache-control:.*\b(private|no-store)\b/im.test(answer.headers)) this.kept.set(key, answer);
    return answer;
  }
}

/** What makes some caches believe in a file that is the same for everybody. */
const disguises = (path: string) => [path, `${path}?a=1`, `${path}/style.css`, `${path}.css`, `${path};style.css`, `${path}%2Fstyle.css`, `${path}%3Fstyle.css`, `/_next/static/..${path}`, `/_next/static/%2e%2e${path}`, `/.${path}`, `/${path}`];

const firsts: readonly ActorName[] = ["parent", "manager"];
const seconds: readonly ActorName[] = ["other family", "nobody"];

/** One asks everything first; what the cache kept of it then comes to others. */
export async function readThroughCache(stage: Stage): Promise<Outcome> {
  const { marks, known, origin } = stage;
  const findings: string[] = [];
  const privates = listRoutes().filter((route) => route.startsWith("/famille") && !route.includes("["));
  const paths = [...new Set([...listAddresses(known), ...privates.slice(0, 6).flatMap(disguises), ...disguises("/admin")])];
  let [asked, kept, served] = [0, 0, 0];
  for (const first of firsts) {
    const cache = new NaiveCache(stage);
    const poison = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "gopher", "x-original-url": "/admin" };
    for (const path of paths) for (const way of ["page", "data"]) await cache.read(path, first, { ...waysToRead[way], ...poison });
    kept += cache.kept.size;
    for (const [key, answer] of cache.kept) {
      served += seconds.length;
      if (holds(answer, marks.others) || holds(answer, marks.own) || answer.body.includes(known.guardianEmail)) findings.push(`${key} of ${first} would come to others`);
      if (/^set-cookie:/im.test(answer.headers)) findings.push(`${key} of ${first} is kept with a cookie`);
      if (answer.body.includes("evil.example") || answer.headers.includes("evil.example")) findings.push(`${key} is kept with a forged host`);
      if (/^\/(famille|admin)(\/|$)/.test(key) && !key.startsWith("/admin/connexion")) findings.push(`${key} of ${first} is kept: an address behind a sign-in`);
    }
    for (const name of seconds) for (const path of privates) {
      const answer = await cache.read(path, name, {});
      if (holds(answer, marks.others) || (name === "nobody" && holds(answer, marks.own))) findings.push(`${path} comes to ${name} with somebody else's family in it`);
    }
    asked += cache.asked;
  }
  if (kept === 0) findings.push(`the cache kept nothing of ${origin}: it proves nothing`);
  return { asked, findings, also: `${kept} answers kept, ${served} served to others` };
}
