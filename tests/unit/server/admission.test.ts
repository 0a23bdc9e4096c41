import { admit, type Ask, MAX_BODY_BYTES } from "@/server/envelope/admission";
import { siteOf } from "@/server/envelope/site";

const town = siteOf("https://familles.example");
const local = siteOf("http://localhost:3000");

const ask = (given: Partial<Ask> = {}): Ask => ({
  method: "GET",
  url: "/",
  host: "familles.example",
  contentLength: undefined,
  transferEncoding: undefined,
  ...given,
});

const refused = (refusal: string) => ({ kind: "refused", refusal });

describe("who may reach the application", () => {
  test.each(["familles.example", "FAMILLES.example", "familles.example:443"])("the host %s is ours", (host) => {
    expect(admit(ask({ host }), town)).toEqual({ kind: "admitted" });
  });

  test.each([undefined, "", "evil.example", "familles.example.evil.example", "familles.example:444", "familles.example:80", "evil.example/familles.example", "a@familles.example", "127.0.0.1", "familles.example,evil.example"])(
    "the host %s is refused",
    (host) => {
      expect(admit(ask({ host }), town)).toEqual(refused("unknown-address"));
    },
  );

  test("an absolute target is refused, whatever the host says", () => {
    expect(admit(ask({ url: "http://evil.example/" }), town)).toEqual(refused("unknown-address"));
  });

  test("probes may ask for the health routes under any name", () => {
    expect(admit(ask({ url: "/api/health/ready", host: "10.0.0.4:3000" }), town)).toEqual({ kind: "admitted" });
    expect(admit(ask({ url: "/api/healthy", host: "10.0.0.4:3000" }), town)).toEqual(refused("unknown-address"));
  });

  test.each(["127.0.0.1:3000", "[::1]:3000"])("on a developer's machine %s leads back to localhost", (host) => {
    expect(admit(ask({ host, url: "//evil.example/a?b=1" }), local)).toEqual({ kind: "moved", location: "http://localhost:3000//evil.example/a?b=1" });
    expect(admit(ask({ host, method: "POST" }), local)).toEqual(refused("unknown-address"));
  });

  test("another port of the same machine leads nowhere", () => {
    expect(admit(ask({ host: "127.0.0.1:3001" }), local)).toEqual(refused("unknown-address"));
  });

  test.each([
    ["GET", { kind: "admitted" }],
    ["HEAD", { kind: "admitted" }],
    ["POST", { kind: "admitted" }],
    ["OPTIONS", { kind: "options" }],
    ["PUT", refused("method")],
    ["DELETE", refused("method")],
    ["TRACE", refused("method")],
    ["PROPFIND", refused("method")],
  ])("%s", (method, admission) => {
    expect(admit(ask({ method }), town)).toEqual(admission);
  });

  test.each([
    [MAX_BODY_BYTES - 1, { kind: "admitted" }],
    [MAX_BODY_BYTES, { kind: "admitted" }],
    [MAX_BODY_BYTES + 1, refused("too-large")],
  ])("a body of %i bytes", (bytes, admission) => {
    expect(admit(ask({ method: "POST", contentLength: String(bytes) }), town)).toEqual(admission);
  });

  test("a body that does not announce its size is refused", () => {
    expect(admit(ask({ method: "POST", transferEncoding: "chunked" }), town)).toEqual(refused("length-required"));
  });
});
