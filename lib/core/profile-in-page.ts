import type { Authority } from "./profile";

/** In browsers, in place of `profile.ts` (next.config.ts): the page says whose it is. */
export function authorityHere(): Authority {
  return JSON.parse(document.documentElement.dataset.authority ?? "") as Authority;
}
