import { once } from "node:events";
import { request } from "node:http";
import { MAX_UPLOAD_BYTES } from "@/lib/documents/rules";
import { currentRequest } from "@/lib/core/request";
import type { Envelope } from "@/server/envelope/envelope";
import { MAX_BODY_BYTES } from "@/server/envelope/admission";
import { ask, closeAll, serve, town } from "./serving";

type Next = Envelope["next"];

const address = "/famille/documents/nouveau?type=insurance";
const cookie = "__Host-pf_session=abc";
const large = "x".repeat(MAX_BODY_BYTES + 1);

/** Stands for Next: reads the whole body, then says how much it was. */
const weighs: Next = async (asked, response) => {
  let size = 0;
  for await (const chunk of asked) size += (chunk as Buffer).length;
  response.end(String(size));
};
const neverReached: Next = () => Promise.reject(new Error("this body reached the application"));

afterEach(closeAll);

test("pages of a document come in whole, at their address, from a browser with a session", async () => {
  const { port } = await serve(weighs);
  expect(await ask(port, address, { method: "POST", headers: { cookie }, body: large })).toMatchObject({ status: 200, body: String(large.length) });
});

test.each([
  ["the same body at the address of another form", "/famille/foyer/quotient", { cookie }, 413, "trop volumineux"],
  ["the same body without a session", address, {}, 403, "Reconnectez-vous"],
  ["more than 45 MB", address, { cookie, "content-length": MAX_UPLOAD_BYTES + 1 }, 413, "Vos pages sont trop lourdes"],
])("%s is refused in words, and nobody reads it", async (_name, path, headers, status, words) => {
  const { port } = await serve(neverReached);
  const body = "content-length" in headers ? "" : large;
  const asked = ask(port, path, { method: "POST", headers, body });
  expect(await asked.catch(() => undefined)).toMatchObject({ status, body: expect.stringContaining(words), headers: { connection: "close" } });
});

/** An upload that has begun and does not end by itself. */
function begin(port: number, ip: string) {
  const sent = request({ port, path: address, method: "POST", headers: { host: town.host, cookie, "x-forwarded-for": ip, "content-length": large.length } });
  sent.write("x");
  sent.on("error", () => undefined);
  return sent;
}

test("two uploads at once from one address, four in all; the next are asked to come back, and places are given back", async () => {
  const { server, port } = await serve(weighs, [], 1);
  const open = [];
  for (const ip of ["198.51.100.1", "198.51.100.1"]) {
    open.push(begin(port, ip));
    await once(server, "request");
  }
  const another = (ip: string) => ask(port, address, { method: "POST", headers: { cookie, "x-forwarded-for": ip }, body: large });
  expect(await another("198.51.100.1")).toMatchObject({ status: 503, headers: { "retry-after": "30" }, body: expect.stringContaining("Beaucoup de familles") });
  expect(await another("198.51.100.2")).toMatchObject({ status: 200 });
  for (const ip of ["198.51.100.3", "198.51.100.4"]) {
    open.push(begin(port, ip));
    await once(server, "request");
  }
  expect(await another("198.51.100.5")).toMatchObject({ status: 503 });
  const answered = once(open[0] ?? begin(port, ""), "response");
  open[0]?.end("x".repeat(large.length - 1));
  const [response] = (await answered) as [NodeJS.ReadableStream];
  await once(response.resume(), "end");
  expect(await another("198.51.100.5")).toMatchObject({ status: 200 });
  for (const each of open) each.destroy();
});

test("an upload is waited for from its last byte, whatever its line took", async () => {
  const { port } = await serve(async (asked, response) => {
    currentRequest().deadlineAt = 0;
    asked.resume();
    await once(asked, "end");
    response.end(currentRequest().deadlineAt > performance.now() + 30_000 ? "patient" : "late");
  });
  expect(await ask(port, address, { method: "POST", headers: { cookie }, body: large })).toMatchObject({ body: "patient" });
});

test("a file keeps the policy that lets it run nothing", async () => {
  const { port } = await serve(async (_asked, response) => void response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'").setHeader("Content-Type", "application/pdf").end("%PDF"));
  expect((await ask(port, "/famille/documents/doc_1/1")).headers).toMatchObject({ "content-security-policy": "sandbox; default-src 'none'", "x-content-type-options": "nosniff", "cache-control": "private, no-store" });
});
