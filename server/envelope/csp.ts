import { createHash } from "node:crypto";

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

export function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** One source per inline script of a page, in the form `script-src` takes. */
export function inlineScriptSources(html: string): string {
  const sources = Array.from(html.matchAll(INLINE_SCRIPT), ([, script = ""]) => hashSource(script));
  return [...new Set(sources)].join(" ");
}

export function nonceSource(nonce: string): string {
  return `'nonce-${nonce}'`;
}

/**
 * The policy of one answer: our own files, and the inline scripts or styles that `sources` names.
 * Next reads the nonce of the pages it renders from this same text on the request.
 */
export function contentSecurityPolicy(scheme: "http" | "https", sources: { scripts?: string | undefined; styles?: string | undefined } = {}): string {
  return [
    "default-src 'self'",
    directive("script-src", sources.scripts),
    directive("style-src", sources.styles),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(scheme === "https" ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Development only: hot reloading evaluates code, adds styles and talks over a socket. */
export const developmentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws:",
  "frame-ancestors 'none'",
].join("; ");

function directive(name: string, sources: string | undefined): string {
  return sources ? `${name} 'self' ${sources}` : `${name} 'self'`;
}
