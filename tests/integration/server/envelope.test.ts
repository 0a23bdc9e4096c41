import { gzipSync } from "node:zlib";
import { currentRequest } from "@/lib/core/request";
import type { Envelope } from "@/server/envelope/envelope";
import { ask, closeAll, serve, town } from "./serving";

type Next = Envelope["next"];

const page: Next = async (_request, response) => void response.setHeader("Content-Type", "text/html; charset=utf-8").end("<p>from Next</p>");
const fails: Next = async (_request, response) => {
  response.writeHead(500, { "Content-Type": "text/html", ETag: '"x"', "Set-Cookie": "pf_session=; Max-Age=0" });
  response.end("SECRET");
};
const without = (part: "reached" | "unavailable", next: Next): Next => (request, response) => {
  currentRequest()[part] = true;
  return next(request, response);
};

afterEach(closeAll);

describe("every answer", () => {
  test.each<[string, string, Next, Parameters<typeof ask>[2]]>([
    ["a page", "/", page, {}],
    ["a failure", "/", fails, {}],
    ["a redirect", "/", async (_request, response) => void response.writeHead(307, { Location: "/a" }).end(), {}],
    ["a static file", "/_next/static/a.js", async (_request, response) => void response.end("a()"), {}],
    ["a probe", "/api/health/live", async (_request, response) => void response.setHeader("Content-Type", "application/json").end("{}"), {}],
    ["a refusal", "/", page, { method: "PUT" }],
    ["an option", "/", page, { method: "OPTIONS" }],
    ["a wrong address", "/", page, { headers: { host: "evil.example" } }],
  ])("%s carries the security headers and its number", async (_name, path, next, asked) => {
    const { headers } = await ask((await serve(next)).port, path, asked);
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringMatching(/script-src 'self'.*frame-ancestors 'none'.*upgrade-insecure-requests/),
      "strict-transport-security": expect.stringContaining("max-age="),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "referrer-policy": "same-origin",
      "x-request-id": expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
    });
    expect(headers["content-security-policy"]).not.toContain("unsafe");
  });
});

describe("what the application knows of a request", () => {
  const tells: Next = async (request, response) => void response.end(JSON.stringify({ ...currentRequest(), headers: request.headers }));

  test("its number and address come from here, never from the browser", async () => {
    const { port } = await serve(tells);
    const { headers, body } = await ask(port, "/", { headers: { "x-request-id": "MINE", "x-forwarded-for": "6.6.6.6", "x-middleware-subrequest": "a" } });
    const known = JSON.parse(body) as { id: string; clientIp: string; headers: Record<string, string> };
    expect(known.id).toBe(headers["x-request-id"]);
    expect(known.clientIp).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(known.headers).toMatchObject({ host: town.host, "x-forwarded-host": town.host, "x-forwarded-proto": "https" });
    expect(known.headers).not.toHaveProperty("x-middleware-subrequest");
  });

  test("behind a trusted proxy the address is the one that proxy wrote", async () => {
    const { port } = await serve(tells, [], 1);
    const { body } = await ask(port, "/", { headers: { "x-forwarded-for": "6.6.6.6, 203.0.113.9" } });
    expect(JSON.parse(body)).toMatchObject({ clientIp: "203.0.113.9" });
  });

  test("each page gets its own nonce, the one its policy names", async () => {
    const { port } = await serve(async (request, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(/'nonce-([^']+)'/.exec(String(request.headers["content-security-policy"]))?.[1]);
    });
    const [one, other] = [await ask(port, "/"), await ask(port, "/")];
    expect(one.headers["content-security-policy"]).toContain(`'nonce-${one.body}'`);
    expect(one.body).not.toBe(other.body);
  });
});

describe("failures", () => {
  test.each<[string, Next, string, number, string]>([
    ["a page that threw", fails, "GET", 500, "Une erreur est survenue"],
    ["a page without its database", without("unavailable", fails), "GET", 503, "ne répond pas"],
    ["an unreadable form", fails, "POST", 400, "pas pu être lu"],
    ["a form whose door threw", without("reached", fails), "POST", 500, "Une erreur est survenue"],
    ["a handler that rejects", () => Promise.reject(new Error("SECRET")), "GET", 500, "Une erreur est survenue"],
  ])("%s is answered by a page of ours, which signs nobody out", async (_name, next, method, status, words) => {
    const answer = await ask((await serve(next)).port, "/famille", { method });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(words);
    expect(answer.body).toContain(answer.headers["x-request-id"]);
    expect(answer.body).not.toContain("SECRET");
    expect(answer.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "private, no-store" });
    for (const name of ["set-cookie", "etag", "content-encoding"]) expect(answer.headers).not.toHaveProperty(name);
    expect(answer.headers["retry-after"]).toBe(status === 503 ? "5" : undefined);
  });

  test("a compressed body is replaced whole", async () => {
    const { port } = await serve(async (_request, response) => {
      response.statusCode = 500;
      response.setHeader("Content-Encoding", "gzip").setHeader("Transfer-Encoding", "chunked");
      response.write(gzipSync("SECRET"));
      response.end();
    });
    const { headers, body } = await ask(port, "/");
    expect(headers).not.toHaveProperty("content-encoding");
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(body)));
  });

  test("HEAD has the headers of the page and no body", async () => {
    const { status, headers, body } = await ask((await serve(fails)).port, "/", { method: "HEAD" });
    expect({ status, body }).toEqual({ status: 500, body: "" });
    expect(Number(headers["content-length"])).toBeGreaterThan(0);
  });

  test("a form shown again during an outage says 503 and keeps what was typed", async () => {
    const answer = await ask((await serve(without("unavailable", page))).port, "/connexion", { method: "POST" });
    expect(answer).toMatchObject({ status: 503, body: "<p>from Next</p>", headers: { "retry-after": "5" } });
  });

  test("a form of an older page is explained to people, and left to Next's script", async () => {
    const { port } = await serve(async (_request, response) => void response.writeHead(409, { "x-nextjs-action-not-found": "1", "Content-Type": "text/plain" }).end("gone"));
    expect(await ask(port, "/", { method: "POST" })).toMatchObject({ status: 409, body: expect.stringContaining("La page a été mise à jour") });
    expect(await ask(port, "/", { method: "POST", headers: { "next-action": "a" } })).toMatchObject({ status: 409, body: "gone", headers: { "x-nextjs-action-not-found": "1" } });
  });
});

describe("prerendered pages", () => {
  const prerendered = [
    { path: "/", html: "<p>memory</p>", scripts: "'sha256-home'", cookies: ["pf_session"] },
    { path: "/_not-found", html: "<p>?</p>", scripts: "'sha256-absent'", cookies: [] },
  ];
  const asNext = (status: number): Next => async (_request, response) =>
    void response.writeHead(status, { "x-nextjs-prerender": "1", "x-nextjs-cache": "HIT", "Cache-Control": "s-maxage=31536000", "Content-Type": "text/html" }).end("<p>from Next</p>");

  test("come from memory, unless a cookie leads to the page's twin", async () => {
    const { port } = await serve(page, prerendered);
    expect(await ask(port, "/")).toMatchObject({ body: "<p>memory</p>" });
    const twin = await ask(port, "/", { headers: { cookie: "pf_session=x" } });
    expect(twin).toMatchObject({ body: "<p>from Next</p>", headers: { vary: expect.stringContaining("Cookie"), "cache-control": "private, no-store" } });
  });

  test.each([
    [200, "GET", "'sha256-home'", "public, max-age=0, must-revalidate"],
    [404, "GET", "'sha256-absent'", "private, no-store"],
    [200, "POST", "'nonce-", "private, no-store"],
  ])("from Next, %i to a %s, name the scripts they hold", async (status, method, source, cache) => {
    const { headers, body } = await ask((await serve(asNext(status), prerendered)).port, "/?a=1", { method });
    expect(body).toBe(status === 404 ? "<p>?</p>" : "<p>from Next</p>");
    expect(headers["content-security-policy"]).toContain(`script-src 'self' ${source}`);
    expect(headers["cache-control"]).toBe(cache);
    for (const name of ["x-nextjs-prerender", "x-nextjs-cache"]) expect(headers).not.toHaveProperty(name);
  });
});

test("an address with a token is not stored, not indexed and not told to others", async () => {
  const { headers } = await ask((await serve(page)).port, "/lien?jeton=abc");
  expect(headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" });
});

describe("what a loader does not find", () => {
  const notFound = { path: "/_not-found", html: "<h1>Cette page n'existe pas</h1>", scripts: "'sha256-AAAA'", cookies: [] };
  const leftToScripts: Next = async (_request, response) => void response.writeHead(404, { "Content-Type": "text/html" }).end('<html id="__next_error__"></html>');

  test("is the page that the build made for it, readable without scripts, under its own hashes", async () => {
    const { status, headers, body } = await ask((await serve(leftToScripts, [notFound])).port, "/activites/nulle-part");
    expect([status, body]).toEqual([404, notFound.html]);
    expect(headers["content-security-policy"]).toContain(notFound.scripts);
    expect(headers["cache-control"]).toBe("private, no-store");
  });

  test("stays what it is when it is no page", async () => {
    const next: Next = async (_request, response) => void response.writeHead(404, { "Content-Type": "text/plain" }).end("rien");
    expect((await ask((await serve(next, [notFound])).port, "/calendrier")).body).toBe("rien");
  });
});
