import http from "node:http";
import { framedHtml, listPage, messagePage, missingPage } from "./pages";
import type { Store } from "./store";

type Answer = { status?: number; type: "html" | "json"; body: string; policy?: string; location?: string };

const OWN_PAGES = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'";
const FRAMED = "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The mailbox's page, and the same messages as JSON for tests. */
export function mailboxServer(store: Store): http.Server {
  return http.createServer((request, response) => {
    answer(store, request).then(
      ({ status = 200, type, body, policy = OWN_PAGES, location }) => {
        const contentType = type === "json" ? "application/json" : "text/html; charset=utf-8";
        response.writeHead(status, { "content-type": contentType, "content-security-policy": policy, "cache-control": "no-store", "referrer-policy": "no-referrer", ...(location && { location }) });
        response.end(body);
      },
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
}

async function answer(store: Store, { method, url = "/" }: http.IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(url, "http://mailbox");
  if (pathname === "/api/messages") return api(store, method, searchParams.get("to") ?? undefined);
  if (method === "POST" && pathname === "/vider") {
    store.clear();
    return { status: 303, type: "html", body: "", location: "/" };
  }
  if (pathname === "/") return { type: "html", body: listPage(await store.list()) };
  const [, id = "", part] = /^\/m\/([\w-]+)(\/html)?$/.exec(pathname) ?? [];
  const message = await store.find(id);
  if (!message) return { status: 404, type: "html", body: missingPage() };
  return part ? { type: "html", body: framedHtml(message), policy: FRAMED } : { type: "html", body: messagePage(message) };
}

/** GET lists, DELETE empties, and PUT makes an address refuse what is sent to it from now on. */
async function api(store: Store, method: string | undefined, to: string | undefined): Promise<Answer> {
  if (method === "PUT" && to !== undefined) store.refuse(to);
  if (method === "DELETE") store.clear();
  return { type: "json", body: JSON.stringify(method === "DELETE" ? [] : await store.list(to)) };
}
