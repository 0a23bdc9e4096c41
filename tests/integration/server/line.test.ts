import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Envelope } from "@/server/envelope/envelope";
import { createLine, type LineSettings, usualLine } from "@/server/line/line";
import { type Answer, ask, closeAll, serve } from "./serving";

const PATH = "/famille/reserver/jours?programme=a";
const settings: LineSettings = { ...usualLine, places: 2, pageMs: 40 };

type Next = Envelope["next"];

/** Stands for Next: a page takes some time, and who was served is written down. */
function slowNext(ms: number) {
  const served: string[] = [];
  const next: Next = async (request, response) => {
    await pause(ms);
    served.push(String(request.headers["user-agent"]));
    response.setHeader("Content-Type", "text/html").end("served");
  };
  return { served, next };
}

/** Stands for Next: pages stay unanswered until they are let go. */
function stuckNext() {
  const waiting: (() => void)[] = [];
  const served: string[] = [];
  const next: Next = (request, response) =>
    new Promise((resolve) => {
      waiting.push(() => {
        served.push(String(request.headers["user-agent"]));
        resolve(void response.end("served"));
      });
    });
  return { served, next, letGo: () => waiting.splice(0).forEach((go) => go()) };
}

/** Two requests that stay inside until the end of the test. */
async function takeBothPlaces(server: Server, port: number): Promise<void> {
  for (let n = 0; n < 2; n += 1) {
    const arrived = once(server, "request");
    void ask(port, PATH).catch(() => undefined);
    await arrived;
  }
}

const cookieOf = ({ headers }: Answer) => headers["set-cookie"]?.[0]?.split(";")[0];
const placeOf = ({ body }: Answer) => Number(/Il y a (\d+) personne/.exec(body)?.[1] ?? 0);
const isQueue = ({ body }: Answer) => body.includes("Écran H9");

/** A browser without scripts: waits as it is told, with its cookie, until it is served. */
async function comesAndWaits(port: number, name: string): Promise<{ places: number[]; answer: Answer }> {
  const places: number[] = [];
  let cookie: string | undefined;
  for (;;) {
    const answer = await ask(port, PATH, { headers: { "user-agent": name, ...(cookie && { cookie }) } });
    if (!isQueue(answer)) return { places, answer };
    places.push(placeOf(answer));
    cookie = cookieOf(answer) ?? cookie;
    await pause(Number(answer.headers.refresh) * 1_000);
  }
}

afterEach(closeAll);

test("two hundred people at once are all served, by arrival as far as reloads allow, and their places only go down", async () => {
  const { served, next } = slowNext(40);
  const { server, port } = await serve(next, [], 0, createLine({ ...settings, pageMs: 400 }));
  const arrived = new Set<string>();
  server.on("request", ({ headers }) => arrived.add(String(headers["user-agent"])));
  const names = Array.from({ length: 200 }, (_, index) => String(index));
  const journeys = await Promise.all(names.map((name) => comesAndWaits(port, name)));
  expect(journeys.every(({ answer }) => answer.status === 200 && answer.body === "served")).toBe(true);
  for (const { places } of journeys) expect(places).toEqual([...places].sort((a, b) => b - a));
  expect(journeys.some(({ places }) => places.length > 1)).toBe(true);
  const overtakenBy = served.map((name, position) => Math.abs([...arrived].indexOf(name) - position));
  const byChance = names.length / 3;
  expect(overtakenBy.reduce((sum, each) => sum + each, 0) / overtakenBy.length).toBeLessThan(byChance * 0.75);
}, 60_000);

test("the queue page is private, reloads by itself and keeps the place; reloading by hand changes nothing", async () => {
  const { next } = stuckNext();
  const { server, port } = await serve(next, [], 0, createLine(settings));
  await takeBothPlaces(server, port);
  const before = await ask(port, PATH);
  const mine = await ask(port, PATH);
  expect(mine).toMatchObject({ status: 200, headers: { "cache-control": "private, no-store", refresh: "1", "set-cookie": [expect.stringMatching(/^__Host-pf_file=.*Max-Age=1200; Path=\/; HttpOnly; SameSite=Lax; Secure$/)] } });
  expect([isQueue(before), placeOf(before), placeOf(mine)]).toEqual([true, 0, 1]);
  await ask(port, PATH);
  const again = await ask(port, PATH, { headers: { cookie: cookieOf(mine) } });
  expect(placeOf(again)).toBe(1);
});

test("a form goes in before every page, though it came last", async () => {
  const { next, served, letGo } = stuckNext();
  const { server, port } = await serve(next, [], 0, createLine({ ...settings, pageMs: 5_000 }));
  const answers: Promise<Answer>[] = [];
  for (const [name, method, body] of [["in", "GET", ""], ["in", "GET", ""], ["page", "GET", ""], ["form", "POST", "a=b"]] as const) {
    const arrived = once(server, "request");
    answers.push(ask(port, PATH, { method, body, headers: { "user-agent": name } }));
    await arrived;
  }
  while (served.length < 4) {
    letGo();
    await pause(5);
  }
  await Promise.all(answers);
  expect(served).toEqual(["in", "in", "form", "page"]);
});

test("a form that cannot pass is sent back: nothing was booked, and it may be sent again", async () => {
  const { next, served } = stuckNext();
  const { server, port } = await serve(next, [], 0, createLine({ ...settings, formMs: 40 }));
  await takeBothPlaces(server, port);
  await ask(port, PATH);
  const answer = await ask(port, PATH, { method: "POST", body: "a=b" });
  expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "10", "cache-control": "private, no-store" } });
  expect(answer.body).toContain("rien n’a été réservé");
  expect(answer.headers).not.toHaveProperty("refresh");
  expect(served).toEqual([]);
});

test("Next's script, which wants data, is told to load the page", async () => {
  const { next } = stuckNext();
  const { server, port } = await serve(next, [], 0, createLine(settings));
  await takeBothPlaces(server, port);
  await ask(port, PATH);
  const answer = await ask(port, `${PATH}&_rsc=1`, { headers: { rsc: "1" } });
  expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "1", "content-type": "text/html; charset=utf-8" } });
  expect(cookieOf(answer)).toBeDefined();
});

test("another process, or the same one started again, honours the order of arrival", async () => {
  const before = await serve(stuckNext().next, [], 0, createLine(settings));
  await takeBothPlaces(before.server, before.port);
  const [first, second] = [await ask(before.port, PATH), await ask(before.port, PATH)];
  const { next, served } = slowNext(200);
  const after = await serve(next, [], 0, createLine({ ...settings, places: 1, pageMs: 5_000 }));
  const come = (name: string, cookie?: string) => ask(after.port, PATH, { headers: { "user-agent": name, ...(cookie && { cookie }) } });
  const arrived = once(after.server, "request");
  const inside = come("in");
  await arrived;
  await Promise.all([inside, come("newcomer"), come("second", cookieOf(second)), come("first", cookieOf(first))]);
  expect(served).toEqual(["in", "first", "second", "newcomer"]);
});

test("whoever is let in at once receives a ticket for the next steps, besides the cookies of the page", async () => {
  const { port } = await serve(async (_request, response) => void response.setHeader("Set-Cookie", "a=b").end("served"), [], 0, createLine(settings));
  const { headers } = await ask(port, PATH);
  expect(headers["set-cookie"]).toEqual(["a=b", expect.stringMatching(/^__Host-pf_file=/)]);
  expect(headers["cache-control"]).toBe("private, no-store");
  const again = await ask(port, PATH, { headers: { cookie: headers["set-cookie"]?.[1]?.split(";")[0] } });
  expect(again.headers["set-cookie"]).toEqual(["a=b"]);
});

test("a failure inside gives its place back", async () => {
  const { port } = await serve(() => Promise.reject(new Error("down")), [], 0, createLine({ ...settings, places: 1 }));
  for (let n = 0; n < 3; n += 1) expect(await ask(port, PATH)).toMatchObject({ status: 500, body: expect.stringContaining("Une erreur est survenue") });
});

describe("who waits", () => {
  test.each(["/famille/reserver", "/famille/reserver?a=b", "/famille/reserver/verifier", "/famille/r%65server", "//famille//reserver", "/famille/reserver.rsc"])("%s does", async (path) => {
    const { port } = await serve(stuckNext().next, [], 0, createLine({ ...settings, places: 0 }));
    expect(isQueue(await ask(port, path))).toBe(true);
  });

  test.each(["/", "/famille", "/famille/reservations/RES-1", "/famille/reserver-autrement", "/activites", "/connexion?suite=/famille/reserver"])("%s does not", async (path) => {
    const { port } = await serve(slowNext(0).next, [], 0, createLine({ ...settings, places: 0 }));
    expect((await ask(port, path)).body).toBe("served");
  });
});
