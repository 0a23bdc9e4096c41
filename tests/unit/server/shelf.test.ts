import type { IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { PrerenderedPage } from "@/server/envelope/prerendered";
import { shelve } from "@/server/envelope/shelf";
import { siteOf } from "@/server/envelope/site";

const html = `<p>${"Bonjour ".repeat(200)}</p>`;
const aPage = (given: Partial<PrerenderedPage>): PrerenderedPage => ({ path: "/aide", html, scripts: "'sha256-x'", cookies: [], ...given });

const fromShelf = shelve(
  [aPage({}), aPage({ path: "/", cookies: ["pf_session", "__Host-pf_session"] }), aPage({ path: "/_not-found" })],
  siteOf("https://familles.example"),
);

const ask = (url: string, headers: IncomingHttpHeaders = {}, method = "GET") => fromShelf({ url, headers, method });
const header = (answer: ReturnType<typeof ask>, name: string) => {
  const at = answer?.headers.indexOf(name) ?? -1;
  return at === -1 ? undefined : answer?.headers[at + 1];
};

describe("prerendered pages in memory", () => {
  test("leave whole, with their policy", () => {
    const answer = ask("/aide");
    expect(answer?.body?.toString()).toBe(html);
    expect(header(answer, "Content-Security-Policy")).toContain("script-src 'self' 'sha256-x'");
    expect(header(answer, "Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect(header(answer, "Content-Length")).toBe(String(Buffer.byteLength(html)));
  });

  test.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip, deflate, br;q=0", "gzip", gunzipSync],
    ["gzip;q=0.5", "gzip", gunzipSync],
  ])("leave compressed to who accepts %s", (accepted, encoding, open) => {
    const answer = ask("/aide", { "accept-encoding": accepted });
    expect(header(answer, "Content-Encoding")).toBe(encoding);
    expect(open(answer?.body ?? Buffer.of()).toString()).toBe(html);
    expect(header(answer, "Content-Length")).toBe(String(answer?.body?.length));
  });

  test.each(["", "identity", "gzip;q=0", "xbr"])("leave plain to who accepts %j", (accepted) => {
    expect(header(ask("/aide", { "accept-encoding": accepted }), "Content-Encoding")).toBeUndefined();
  });

  test("are not sent twice to a browser that holds them", () => {
    const tag = header(ask("/aide"), "ETag") ?? "";
    for (const held of [tag, tag.replace("W/", ""), `"other", ${tag}`]) {
      expect(ask("/aide", { "if-none-match": held })).toMatchObject({ status: 304 });
      expect(ask("/aide", { "if-none-match": held })).not.toHaveProperty("body");
    }
    expect(ask("/aide", { "if-none-match": '"other"' })).toMatchObject({ status: 200 });
  });

  test.each<[string, string, IncomingHttpHeaders, string]>([
    ["a query", "/aide?a=1", {}, "GET"],
    ["another spelling", "/%61ide", {}, "GET"],
    ["data for Next's script", "/aide", { rsc: "1" }, "GET"],
    ["an action", "/aide", { "next-action": "x" }, "POST"],
    ["a form", "/aide", {}, "POST"],
    ["a page that has a twin for this cookie", "/", { cookie: "a=b; pf_session=x" }, "GET"],
    ["the same, in https", "/", { cookie: "__Host-pf_session=x" }, "GET"],
    ["Next's own pages", "/_not-found", {}, "GET"],
    ["an unknown address", "/nulle-part", {}, "GET"],
  ])("%s goes to Next", (_name, url, headers, method) => {
    expect(ask(url, headers, method)).toBeUndefined();
  });

  test("a page with a twin tells caches that the cookie decides", () => {
    expect(header(ask("/", { cookie: "other=1" }), "Vary")).toMatch(/, Cookie$/);
    expect(header(ask("/aide", { cookie: "pf_session=x" }), "Vary")).not.toContain("Cookie");
  });
});
