import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { contentSecurityPolicy } from "./csp";
import type { PrerenderedPage } from "./prerendered";
import { addressHeaders, FRESH_ONLY, standingHeaders } from "./response-headers";
import type { Site } from "./site";

type Asked = Pick<IncomingMessage, "method" | "url" | "headers">;
export type Shelf = (request: Asked) => ShelvedAnswer | undefined;
export type ShelvedAnswer = { status: 200 | 304; headers: readonly string[]; body?: Buffer };

type Variant = { headers: readonly string[]; body: Buffer };
type ShelvedPage = { page: PrerenderedPage; tag: string; unchanged: readonly string[]; plain: Variant; gzip: Variant; br: Variant };

const NEXT_VARY = "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch, Accept-Encoding";

/** The prerendered pages held in memory, compressed once: Next's own path to them costs ten times as much. */
export function shelve(pages: Iterable<PrerenderedPage>, site: Site): Shelf {
  const shelf = new Map<string, ShelvedPage>();
  for (const page of pages) if (!page.path.startsWith("/_")) shelf.set(page.path, prepare(page, site));
  return ({ method, url = "", headers }) => {
    const shelved = shelf.get(url);
    if (!shelved || (method !== "GET" && method !== "HEAD") || !wantsPage(headers, shelved.page)) return undefined;
    if (holdsTag(headers["if-none-match"], shelved.tag)) return { status: 304, headers: shelved.unchanged };
    return { status: 200, ...variantFor(shelved, headers["accept-encoding"]) };
  };
}

function prepare(page: PrerenderedPage, site: Site): ShelvedPage {
  const plain = Buffer.from(page.html);
  const tag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  const common = [
    ["ETag", `W/${tag}`],
    ["Cache-Control", FRESH_ONLY],
    ["Vary", page.cookies.length > 0 ? `${NEXT_VARY}, Cookie` : NEXT_VARY],
    ["Content-Security-Policy", contentSecurityPolicy(site.scheme, { scripts: page.scripts })],
    ...standingHeaders(site),
    ...addressHeaders(false),
  ].flat();
  const variant = (body: Buffer, ...encoding: string[]): Variant => ({
    headers: [...common, "Content-Type", "text/html; charset=utf-8", "Content-Length", String(body.length), ...encoding],
    body,
  });
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return {
    page,
    tag,
    unchanged: common,
    plain: variant(plain),
    gzip: variant(gzipSync(plain, { level: 9 }), "Content-Encoding", "gzip"),
    br: variant(brotliCompressSync(plain, brotli), "Content-Encoding", "br"),
  };
}

/** Next's script asks for data at the same address, and a session cookie asks for the signed-in person's page. */
function wantsPage(headers: IncomingHttpHeaders, { cookies }: PrerenderedPage): boolean {
  if (headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
  const sent = headers.cookie;
  return sent === undefined || !cookies.some((name) => sent.includes(`${name}=`));
}

function variantFor({ plain, gzip, br }: ShelvedPage, accepted = ""): Variant {
  if (accepts(accepted, "br")) return br;
  return accepts(accepted, "gzip") ? gzip : plain;
}

function accepts(header: string, coding: string): boolean {
  return header.split(",").some((entry) => {
    const [name, quality] = entry.trim().split(/\s*;\s*q=/);
    return name === coding && Number(quality ?? 1) > 0;
  });
}

/** Weak comparison: the three encodings of one page share its tag. */
function holdsTag(header: string | undefined, tag: string): boolean {
  return header !== undefined && header.split(",").some((entry) => entry.trim().replace(/^W\//, "") === tag);
}
