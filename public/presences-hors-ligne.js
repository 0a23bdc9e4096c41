/*
 * The service worker of the lists of the day (docs/decisions/0035): the last page of each, as the server gave it, comes
 * back while there is no network. It keeps nothing else, and forgets all of it as soon as the server gives the list no more.
 */
const CACHE = "liste-du-jour";
const LIST = /^\/admin\/presences\/[a-z0-9-]+\/(\d{4}-\d{2}-\d{2})$/;
const FILES = /\/_next\/static\/[^"'\\<>\s]+/g;
const KEPT_AT = "x-kept-at";
/** No session of staff is longer. */
const KEPT_MS = 8 * 60 * 60 * 1000;
const PATIENCE_MS = 6000;

const dayOf = (instant) => instant.toLocaleDateString("sv", { timeZone: "Europe/Paris" });

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && LIST.test(pathname)) event.respondWith(giveList(event, pathname));
  else if (pathname.startsWith("/_next/static/")) event.respondWith(giveFile(request));
});

/** A list that was opened before this worker was there. */
self.addEventListener("message", (event) => {
  const { keep } = event.data;
  if (typeof keep !== "string" || !LIST.test(keep)) return;
  event.waitUntil(fetch(keep, { redirect: "manual", cache: "no-store" }).then((answer) => settle(keep, answer), () => undefined));
});

async function giveList(event, path) {
  const fresh = fetch(event.request).then((answer) => {
    event.waitUntil(settle(path, answer.clone()));
    return answer;
  });
  const copy = await copyOf(path);
  if (!copy) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([fresh.catch(() => undefined), late]);
  return answer && answer.status < 500 ? answer : copy;
}

async function giveFile(request) {
  const kept = await caches.match(request.url, { cacheName: CACHE });
  return kept ?? fetch(request);
}

/** A redirect, or a page that is not there: the session is over, or the list is no longer for whoever is signed in. */
async function settle(path, answer) {
  if (answer.type === "opaqueredirect" || (answer.status >= 400 && answer.status < 500)) return caches.delete(CACHE);
  const [, day] = LIST.exec(path);
  if (!answer.ok || day > dayOf(new Date())) return;
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.set(KEPT_AT, String(Date.now()));
  const page = await answer.text();
  const cache = await caches.open(CACHE);
  await cache.put(path, new Response(page, { headers }));
  await Promise.all([...new Set(page.match(FILES))].map((file) => keepFile(cache, file)));
}

/** Only what is named by its content: it cannot change under its name. */
async function keepFile(cache, file) {
  if (await cache.match(file)) return;
  const answer = await fetch(file).catch(() => undefined);
  if (answer?.ok && /\bimmutable\b/.test(answer.headers.get("cache-control") ?? "")) await cache.put(file, answer);
}

/** The copy of a list, on the day it was made and while the session it was made in may last. */
async function copyOf(path) {
  const copy = await caches.match(path, { cacheName: CACHE, ignoreVary: true });
  if (!copy) return undefined;
  const at = Number(copy.headers.get(KEPT_AT));
  const now = Date.now();
  if (now - at < KEPT_MS && dayOf(new Date(at)) === dayOf(new Date(now))) return copy;
  await caches.delete(CACHE);
  return undefined;
}
