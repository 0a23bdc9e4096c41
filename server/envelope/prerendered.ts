import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inlineScriptSources } from "./csp";

/** A page that is the same for everyone, rendered once as this process starts, and what its address depends on. */
export type PrerenderedPage = {
  path: string;
  html: string;
  /** For `script-src`: the hashes of its inline scripts. */
  scripts: string;
  /** Requests with one of these cookies get another page at this address. */
  cookies: readonly string[];
};

type Condition = { type: string; key: string };
type Manifests = {
  prerendered: { routes: Record<string, { routeType?: string; initialRevalidateSeconds: number | false }> };
  routes: { rewrites: { beforeFiles: { source: string; has?: Condition[] }[] } };
};

export const NOT_FOUND_PATH = "/_not-found";

/** Has the pages that `next build` found to be the same for everyone rendered for this authority. Throws on a page that would be rendered again later: its scripts would lose their hashes. */
export async function loadPrerendered(buildDir: string, render: (path: string) => Promise<string>): Promise<Map<string, PrerenderedPage>> {
  const prerendered = await readJson<Manifests["prerendered"]>(join(buildDir, "prerender-manifest.json"));
  const { rewrites } = await readJson<Manifests["routes"]>(join(buildDir, "routes-manifest.json"));
  const pages = Object.entries(prerendered.routes).filter(([, { routeType }]) => routeType === "page");
  const loaded = pages.map(async ([path, { initialRevalidateSeconds }]) => {
    if (initialRevalidateSeconds !== false) throw new Error(`${path} uses "revalidate": see docs/decisions/0003`);
    const html = await render(path);
    const cookies = rewrites.beforeFiles.filter(({ source }) => source === path).flatMap(cookiesOf);
    return [path, { path, html, scripts: inlineScriptSources(html), cookies }] as const;
  });
  return new Map(await Promise.all(loaded));
}

function cookiesOf({ source, has = [] }: { source: string; has?: Condition[] }): string[] {
  const unknown = has.find(({ type }) => type !== "cookie" && type !== "query");
  if (unknown || has.length === 0) throw new Error(`the rewrite of ${source} depends on more than a cookie or the query: see docs/decisions/0003`);
  return has.filter(({ type }) => type === "cookie").map(({ key }) => key);
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, "utf8")) as T;
}
