import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { contentSecurityPolicy } from "./csp";
import { addressHeaders, standingHeaders } from "./response-headers";
import type { Site } from "./site";

export type ShelvedAnswer = { status: number; headers: readonly string[]; body?: Buffer };

type Variant = { headers: readonly string[]; body: Buffer };
export type ShelvedPage = { tag: string; unchanged: readonly string[]; plain: Variant; gzip: Variant; br: Variant };

type Sheet = {
  html: string;
  /** For `script-src`: the hashes of its inline scripts. */
  scripts: string;
  cacheControl: string;
  isCookieRead: boolean;
  /** How long to compress: what is kept for ever deserves more than what is kept for two seconds. */
  effort: { gzip: number; brotli: number };
};

const NEXT_VARY = "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch, Accept-Encoding";

/** A page with its policy, in the encodings that browsers ask for. */
export function prepare({ html, scripts, cacheControl, isCookieRead, effort }: Sheet, site: Site): ShelvedPage {
  const plain = Buffer.from(html);
  const tag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  const common = [
    ["ETag", `W/${tag}`],
    ["Cache-Control", cacheControl],
    ["Vary", isCookieRead ? `${NEXT_VARY}, Cookie` : NEXT_VARY],
    ["Content-Security-Policy", contentSecurityPolicy(site.scheme, { scripts })],
    ...standingHeaders(site),
    ...addressHeaders(false),
  ].flat();
  const variant = (body: Buffer, ...encoding: string[]): Variant => ({
    headers: [...common, "Content-Type", "text/html; charset=utf-8", "Content-Length", String(body.length), ...encoding],
    body,
  });
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: effort.brotli } };
  return {
    tag,
    unchanged: common,
    plain: variant(plain),
    gzip: variant(gzipSync(plain, { level: effort.gzip }), "Content-Encoding", "gzip"),
    br: variant(brotliCompressSync(plain, brotli), "Content-Encoding", "br"),
  };
}

/** The page in the encoding this browser prefers, or 304 when it holds it already. */
export function answerWith(shelved: ShelvedPage, headers: IncomingHttpHeaders): ShelvedAnswer {
  if (holdsTag(headers["if-none-match"], shelved.tag)) return { status: 304, headers: shelved.unchanged };
  return { status: 200, ...variantFor(shelved, headers["accept-encoding"]) };
}

/** Next's script asks for its data at the address of the page. */
export function asksForPage({ method, headers }: { method?: string | undefined; headers: IncomingHttpHeaders }): boolean {
  return (method === "GET" || method === "HEAD") && headers.rsc === undefined && headers["next-action"] === undefined;
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
