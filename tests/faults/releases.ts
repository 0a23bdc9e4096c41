import http from "node:http";
import { openBrowser } from "@/tests/load/browser";
import { followMailAfterDeployment } from "./deployment";
import { buildNextRelease } from "./next-release";
import { deploy } from "./process-faults";
import type { Seen } from "./seen";
import { weather, type Stage } from "./stage";

/**
 * Another build of the product takes the place of this one under users, after its migration; then this one comes back, on the newer
 * tables; then the other one once more, between a mail and its click. Nobody waits, and pages opened before find their scripts.
 */
export async function tryNextRelease(stage: Stage, users: number): Promise<Seen> {
  const next = await buildNextRelease(stage.lab.signal);
  const storm = { users, arriveWithinMs: 120 * users, isQuiet: true };
  const opened = await scriptsOf(stage);
  const forward = await weather(stage, { ...storm, fault: deploy(next) });
  const missing = await missingOf(stage, opened);
  const back = await weather(stage, { ...storm, fault: deploy() });
  const click = await followMailAfterDeployment(stage, deploy(next));
  return {
    seen: `forward: ${forward.seen}, ${opened.length} scripts and styles of pages opened before still there; back on the newer tables: ${back.seen}; forward again: ${click.seen}`,
    findings: [...forward.findings, ...missing.map((url) => `${url} is gone, and a page opened before wants it`), ...back.findings, ...click.findings],
  };
}

const reader = ({ lab }: Stage) => openBrowser({ site: lab.site, agent: new http.Agent({ keepAlive: false }), ip: "198.18.9.10", cookies: {}, note: () => undefined });

async function scriptsOf(stage: Stage): Promise<string[]> {
  const pages = await Promise.all(["/", "/creer-compte", "/activites", "/connexion", "/aide"].map((page) => reader(stage).visit(page)));
  const found = new Set(pages.flatMap(({ html }) => html.match(/\/_next\/static\/[^"'\\ ]+\.(?:js|css)/g) ?? []));
  if (found.size === 0) throw new Error("no page has a script");
  return [...found];
}

async function missingOf(stage: Stage, urls: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(urls.map(async (url) => ({ url, status: (await reader(stage).ask(url)).status })));
  return answers.filter(({ status }) => status !== 200).map(({ url }) => url);
}
