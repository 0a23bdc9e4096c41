import { SECOND_MS, MINUTE_MS } from "@/lib/core/clock";
import { inlineScriptSources } from "./csp";
import { FRESH_ONLY } from "./response-headers";
import type { Asked } from "./shelf";
import { answerWith, asksForPage, prepare, type ShelvedAnswer, type ShelvedPage } from "./shelved-page";
import type { Site } from "./site";

/** What the application answers to somebody without cookies. */
export type Rendering = { status: number; isPage: boolean; setsCookie: boolean; policy: string; html: string };

export type MovingShelf = (request: Asked) => Promise<ShelvedAnswer | undefined> | undefined;

type Kept = { page: ShelvedPage; at: number };
type Making = { render: (path: string) => Promise<Rendering>; site: Site; now?: () => number };

const FRESH_MS = 2 * SECOND_MS;
const STALE_MS = 30 * SECOND_MS;
const LAST_RESORT_MS = 5 * MINUTE_MS;
const MOST_ADDRESSES = 100;
const QUICK = { gzip: 6, brotli: 5 };

/** Pages that are the same for everybody and change by the minute; they say at what time their figures were read. */
const moving = /^\/activites(?:\/[a-z0-9-]{1,80})?$/;

/**
 * Renders each address at most once every two seconds, whoever asks. Meanwhile the last page is served, for thirty seconds
 * at most; for five minutes when the application fails. What is no plain page is answered once and never kept (decision 0020).
 */
export function movingShelf({ render, site, now = () => performance.now() }: Making): MovingShelf {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Rendering>>();

  const keep = (path: string, { html, policy }: Rendering) => {
    kept.delete(path);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= MOST_ADDRESSES) kept.delete(oldest);
    kept.set(path, { page: shelved(html, policy, site), at: now() });
  };
  const renderAgain = async (path: string) => {
    const rendering = await render(path);
    if (isKeepable(rendering)) keep(path, rendering);
    else if (rendering.status < 500) kept.delete(path);
    return rendering;
  };
  const refresh = (path: string) => {
    const started = underWay.get(path) ?? renderAgain(path).finally(() => underWay.delete(path));
    underWay.set(path, started);
    return started;
  };
  const youngerThan = (path: string, age: number) => {
    const found = kept.get(path);
    return found && now() - found.at < age ? found.page : undefined;
  };

  const answer = async (path: string, headers: Asked["headers"]): Promise<ShelvedAnswer | undefined> => {
    const fresh = youngerThan(path, FRESH_MS);
    if (fresh) return answerWith(fresh, headers);
    const refreshed = refresh(path).catch(() => undefined);
    const stale = youngerThan(path, STALE_MS);
    if (stale) return answerWith(stale, headers);
    await refreshed;
    const last = youngerThan(path, LAST_RESORT_MS);
    return last && answerWith(last, headers);
  };
  return (request) => (moving.test(request.url ?? "") && asksForPage(request) ? answer(request.url ?? "", request.headers) : undefined);
}

function isKeepable({ status, isPage, setsCookie, html }: Rendering): boolean {
  return status === 200 && isPage && !setsCookie && html.endsWith("</html>");
}

/** Nobody shares a nonce: it leaves the page, and the policy names each inline script by its hash instead. */
function shelved(html: string, policy: string, site: Site): ShelvedPage {
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const bare = nonce === undefined ? html : html.replaceAll(` nonce="${nonce}"`, "").replaceAll(nonce, "");
  return prepare({ html: bare, scripts: inlineScriptSources(bare), cacheControl: FRESH_ONLY, isCookieRead: false, effort: QUICK }, site);
}
