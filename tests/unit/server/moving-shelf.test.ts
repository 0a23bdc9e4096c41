import type { IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import { hashSource } from "@/server/envelope/csp";
import { movingShelf, type Rendering } from "@/server/envelope/moving-shelf";
import { siteOf } from "@/server/envelope/site";

const site = siteOf("https://familles.example");
const SECOND = 1_000;

const aPage = (places: number, given: Partial<Rendering> = {}): Rendering => ({
  status: 200, isPage: true, setsCookie: false, policy: "script-src 'self' 'nonce-n0nce='",
  html: `<html><p>${places} places</p><script nonce="n0nce=">push("n0nce=")</script></html>`, ...given,
});

/** A shelf in front of an application that counts its renderings, and a clock that the test moves. */
function aShelf(answers: (rendered: number) => Rendering | Promise<Rendering> = aPage) {
  const state = { now: 0, rendered: [] as string[] };
  const render = async (path: string) => {
    state.rendered.push(path);
    return answers(state.rendered.length);
  };
  const find = movingShelf({ render, site, now: () => state.now });
  const ask = async (url = "/activites/a", headers: IncomingHttpHeaders = {}, method = "GET") => find({ method, url, headers });
  const read = async (url?: string) => /\d+ places/.exec((await ask(url))?.body?.toString() ?? "")?.[0];
  return { state, ask, read };
}

describe("pages that change by the minute", () => {
  test("are rendered once, however many ask at the same moment", async () => {
    const { state, ask } = aShelf();
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask()));
    expect(state.rendered).toEqual(["/activites/a"]);
    expect(new Set(answers.map((answer) => answer?.body?.toString())).size).toBe(1);
  });

  test("are not rendered again for two seconds, then once, behind the reader's back", async () => {
    const { state, read } = aShelf();
    expect(await read()).toBe("1 places");
    state.now = 2 * SECOND - 1;
    expect(await read()).toBe("1 places");
    expect(state.rendered).toHaveLength(1);
    state.now = 2 * SECOND;
    expect(await Promise.all([read(), read()])).toEqual(["1 places", "1 places"]);
    expect(state.rendered).toHaveLength(2);
    expect(await read()).toBe("2 places");
  });

  test("after thirty seconds the reader waits for the present one", async () => {
    const { state, read } = aShelf();
    await read();
    state.now = 30 * SECOND;
    expect(await read()).toBe("2 places");
  });

  test.each([
    ["fails", async () => Promise.reject(new Error("no answer"))],
    ["says 503", () => aPage(0, { status: 503 })],
  ])("outlive for five minutes an application that %s", async (_name, failure) => {
    const { state, read, ask } = aShelf((rendered) => (rendered === 1 ? aPage(1) : failure()));
    await read();
    state.now = 300 * SECOND - 1;
    expect(await read()).toBe("1 places");
    state.now = 300 * SECOND;
    expect(await ask()).toBeUndefined();
  });

  test("leave when the application says that they are no more", async () => {
    const { state, read, ask } = aShelf((rendered) => (rendered === 1 ? aPage(1) : aPage(0, { status: 404 })));
    await read();
    state.now = 30 * SECOND;
    expect(await ask()).toBeUndefined();
  });

  test.each<[string, Partial<Rendering>]>([
    ["sets a cookie", { setsCookie: true }],
    ["is not found", { status: 404 }],
    ["leads elsewhere", { status: 307 }],
    ["is no page", { isPage: false }],
    ["was cut", { html: "<html><p>1 pl" }],
  ])("an answer that %s is never kept", async (_name, given) => {
    const { state, ask } = aShelf((rendered) => aPage(rendered, given));
    expect(await ask()).toBeUndefined();
    expect(await ask()).toBeUndefined();
    expect(state.rendered).toHaveLength(2);
  });

  test.each<[string, string, IncomingHttpHeaders, string]>([
    ["a query", "/activites?age=7", {}, "GET"],
    ["another page", "/aide", {}, "GET"],
    ["an address below", "/activites/a/b", {}, "GET"],
    ["another spelling", "/activites/%61", {}, "GET"],
    ["a long name", `/activites/${"a".repeat(81)}`, {}, "GET"],
    ["data for Next's script", "/activites/a", { rsc: "1" }, "GET"],
    ["a form", "/activites/a", {}, "POST"],
  ])("%s goes to Next", async (_name, url, headers, method) => {
    const { state, ask } = aShelf();
    expect(await ask(url, headers, method)).toBeUndefined();
    expect(state.rendered).toEqual([]);
  });

  test("hold no nonce: their scripts are named by their hashes", async () => {
    const { ask } = aShelf();
    const answer = await ask();
    const html = answer?.body?.toString() ?? "";
    expect(html).not.toContain("n0nce");
    const policy = answer?.headers[answer.headers.indexOf("Content-Security-Policy") + 1];
    expect(policy).toContain(`script-src 'self' ${hashSource('push("")')}`);
    expect(policy).not.toContain("nonce");
  });

  test("leave compressed, and are not sent twice to a browser that holds them", async () => {
    const { ask } = aShelf();
    const { headers = [], body = Buffer.of() } = (await ask("/activites/a", { "accept-encoding": "gzip" })) ?? {};
    expect(gunzipSync(body).toString()).toContain("1 places");
    const tag = headers[headers.indexOf("ETag") + 1] ?? "";
    expect(await ask("/activites/a", { "if-none-match": tag })).toMatchObject({ status: 304 });
  });

  test("are a hundred at most: the oldest makes room", async () => {
    const { state, ask } = aShelf();
    for (let index = 0; index <= 100; index += 1) await ask(`/activites/a${index}`);
    await ask("/activites/a100");
    expect(state.rendered).toHaveLength(101);
    await ask("/activites/a0");
    expect(state.rendered).toHaveLength(102);
  });
});
