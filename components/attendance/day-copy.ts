import type { Mark } from "@/lib/attendance/rules";

/*
 * The page's side of the copy that a list leaves on a tablet; the service worker's side is public/presences-hors-ligne.js,
 * the reasons are in docs/decisions/0035.
 */
const SCRIPT = "/presences-hors-ligne.js";
const SCOPE = "/admin/presences/";
const CACHE = "liste-du-jour";
const OWNER = "liste-du-jour:compte";

/** What was known of a list when the server last spoke; `at` is in milliseconds since 1970. */
export type KnownMarks = { marks: readonly Mark[]; at: number };

const hasCopies = () => "caches" in window;

/** Copies belong to the account that is signed in here: once nobody is, or somebody else, they go. */
export async function guardCopies(account: string | undefined): Promise<void> {
  if (account !== undefined && localStorage.getItem(OWNER) === account) return;
  if (account === undefined) localStorage.removeItem(OWNER);
  else localStorage.setItem(OWNER, account);
  await forgetCopies();
  if (account === undefined) await (await navigator.serviceWorker?.getRegistration(SCOPE))?.unregister();
}

export async function forgetCopies(): Promise<void> {
  if (hasCopies()) await caches.delete(CACHE);
}

/** Has this list kept from now on. A page that the worker saw pass is kept already. */
export async function keepCopy(account: string, path: string): Promise<void> {
  await guardCopies(account);
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  await serviceWorker.register(SCRIPT, { scope: SCOPE, updateViaCache: "none" });
  if (serviceWorker.controller === null) (await serviceWorker.ready).active?.postMessage({ keep: path });
}

export async function keepMarks(address: string, known: KnownMarks): Promise<void> {
  if (hasCopies() && (await caches.has(CACHE))) await (await caches.open(CACHE)).put(address, Response.json(known));
}

export async function recallMarks(address: string): Promise<KnownMarks | undefined> {
  const kept = hasCopies() ? await caches.match(address, { cacheName: CACHE }) : undefined;
  return kept && ((await kept.json()) as KnownMarks);
}
