import type { Envelope } from "@/server/envelope/envelope";
import { ask, closeAll, serve } from "./serving";

type Next = Envelope["next"];

afterEach(closeAll);

/** Stands for Next: a page with the nonce it was given, and what each rendering saw of its asker. */
function aCatalogue() {
  const seen: { url: string; cookie: string | undefined }[] = [];
  const next: Next = async (request, response) => {
    seen.push({ url: request.url ?? "", cookie: request.headers.cookie });
    const nonce = /'nonce-([^']+)'/.exec(String(request.headers["content-security-policy"]))?.[1] ?? "";
    if (request.url?.endsWith("/inconnue")) response.statusCode = 404;
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(`<html><p>${seen.length}</p><script nonce="${nonce}">go()</script></html>`);
  };
  return { seen, next };
}

test("a catalogue page is rendered once for all who ask together, without anybody's cookie", async () => {
  const { seen, next } = aCatalogue();
  const { port } = await serve(next);
  const asked = Array.from({ length: 20 }, (_, index) => ask(port, "/activites/les-embruns", { headers: { cookie: `pf_session=${index}` } }));
  const answers = await Promise.all(asked);
  expect(seen).toEqual([{ url: "/activites/les-embruns", cookie: undefined }]);
  expect(new Set(answers.map(({ body }) => body))).toEqual(new Set(["<html><p>1</p><script>go()</script></html>"]));
  expect(new Set(answers.map(({ headers }) => headers["x-request-id"])).size).toBe(20);
  for (const { headers } of answers) {
    expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'sha256-/);
    expect(headers).toMatchObject({ "cache-control": "public, max-age=0, must-revalidate", "x-frame-options": "DENY" });
  }
});

test("with a query, each asker gets a rendering and a nonce of its own", async () => {
  const { seen, next } = aCatalogue();
  const { port } = await serve(next);
  const [one, other] = await Promise.all([ask(port, "/activites?age=7"), ask(port, "/activites?age=7")]);
  expect(seen).toHaveLength(2);
  expect(one.headers["content-security-policy"]).toContain("'nonce-");
  expect(one.headers["content-security-policy"]).not.toBe(other.headers["content-security-policy"]);
});

test("an unknown programme is a 404 with its own number, and is not kept", async () => {
  const { next } = aCatalogue();
  const { port } = await serve(next);
  for (let time = 0; time < 2; time += 1) {
    expect(await ask(port, "/activites/inconnue")).toMatchObject({ status: 404, headers: { "cache-control": "private, no-store" } });
  }
});

test("nobody outside reaches Next past the shelf: the relay's secret is the process's own", async () => {
  const { seen, next } = aCatalogue();
  const { port } = await serve(next);
  await ask(port, "/activites", { headers: { "x-portail-relay": "guess ABCDEFGH 127.0.0.1" } });
  await ask(port, "/activites", { headers: { "x-portail-relay": "guess ABCDEFGH 127.0.0.1" } });
  expect(seen).toHaveLength(1);
});
