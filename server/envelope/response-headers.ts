import type { Site } from "./site";

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Passkeys are not among them: staff sign in with them. */
const deniedFeatures = [
  "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
  "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
  "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
];

/** The same on every answer, whatever its status. */
export function standingHeaders({ scheme }: Site): HeaderList {
  return [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["Permissions-Policy", deniedFeatures.map((feature) => `${feature}=()`).join(", ")],
    ...(scheme === "https" ? [["Strict-Transport-Security", "max-age=63072000; includeSubDomains"] as const] : []),
  ];
}

/** A link of a mail leaves no trace: not in another site's log, nor in a cache, nor in a search engine. */
export function addressHeaders(carriesToken: boolean): HeaderList {
  if (!carriesToken) return [["Referrer-Policy", "same-origin"]];
  return [["Referrer-Policy", "no-referrer"], ["X-Robots-Tag", "noindex"]];
}

export function carriesToken(url: string): boolean {
  const query = url.indexOf("?");
  return query !== -1 && new URLSearchParams(url.slice(query)).has("jeton");
}

export const FRESH_ONLY = "public, max-age=0, must-revalidate";
export const PRIVATE = "private, no-store";

export type CacheFacts = {
  path: string;
  method: string;
  status: number;
  cacheControl: string;
  carriesToken: boolean;
  setsCookie: boolean;
};

/**
 * Private unless Next says that the answer is the same for everyone; then caches must ask again each time, for Next's
 * s-maxage of a year would keep the last deployment's page. Files named by their content keep their year.
 */
export function cachePolicy({ path, method, status, cacheControl, carriesToken, setsCookie }: CacheFacts): string {
  const readable = method === "GET" || method === "HEAD";
  const succeeded = status < 300 || status === 304;
  if (carriesToken) return "no-store";
  if (!readable || !succeeded || setsCookie) return PRIVATE;
  if (path.startsWith("/_next/static/")) return cacheControl;
  if (/\bs-maxage=/.test(cacheControl)) return FRESH_ONLY;
  return /\bpublic\b/.test(cacheControl) ? cacheControl : PRIVATE;
}
