import { MAX_UPLOAD_BYTES } from "@/lib/documents/rules";
import config from "@/next.config";
import { admit, type Ask, MAX_BODY_BYTES, uploads } from "@/server/envelope/admission";
import { siteOf } from "@/server/envelope/site";

const town = siteOf("https://familles.example");
const local = siteOf("http://localhost:3000");

const ask = (given: Partial<Ask> = {}): Ask => ({
  method: "GET",
  url: "/",
  host: "familles.example",
  contentLength: undefined,
  transferEncoding: undefined,
  cookie: undefined,
  ...given,
});

const admitted = { kind: "admitted", isUpload: false };
const refused = (refusal: string) => ({ kind: "refused", refusal });

describe("who may reach the application", () => {
  test.each(["familles.example", "FAMILLES.example", "familles.example:443"])("the host %s is ours", (host) => {
    expect(admit(ask({ host }), town)).toEqual(admitted);
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

  test.each(["/famille/enfants/%F0%28%8C%28", "/%", "/%zz", "/%c0%ae"])("the path %s spells nothing and is refused", (url) => {
    expect(admit(ask({ url }), town)).toEqual(refused("unreadable-address"));
    expect(admit(ask({ url: `/?q=${url}` }), town)).toEqual(admitted);
  });

  test("probes may ask for the health routes under any name", () => {
    expect(admit(ask({ url: "/api/health/ready", host: "10.0.0.4:3000" }), town)).toEqual(admitted);
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
    ["GET", admitted],
    ["HEAD", admitted],
    ["POST", admitted],
    ["OPTIONS", { kind: "options" }],
    ["PUT", refused("method")],
    ["DELETE", refused("method")],
    ["TRACE", refused("method")],
    ["PROPFIND", refused("method")],
  ])("%s", (method, admission) => {
    expect(admit(ask({ method }), town)).toEqual(admission);
  });

  test.each([
    [MAX_BODY_BYTES - 1, admitted],
    [MAX_BODY_BYTES, admitted],
    [MAX_BODY_BYTES + 1, refused("too-large")],
  ])("a body of %i bytes", (bytes, admission) => {
    expect(admit(ask({ method: "POST", contentLength: String(bytes) }), town)).toEqual(admission);
  });

  const signedIn = "theme=a; __Host-pf_session=abc";
  const upload = { kind: "admitted", isUpload: true };

  test.each([
    ["/famille/documents/nouveau?type=insurance", MAX_UPLOAD_BYTES, signedIn, upload],
    ["/famille/documents/nouveau", MAX_UPLOAD_BYTES + 1, signedIn, refused("upload-too-large")],
    ["/famille/documents/nouveau", MAX_BODY_BYTES, undefined, admitted],
    ["/famille/documents/nouveau", MAX_BODY_BYTES + 1, undefined, refused("upload-signed-out")],
    ["/famille/documents/nouveau", MAX_BODY_BYTES + 1, "pf_session=", refused("upload-signed-out")],
    ["/famille/documents/nouveau", MAX_BODY_BYTES + 1, "not_pf_session=abc", refused("upload-signed-out")],
    ["/admin/familles/fam_0a1b/documents/nouveau?type=quotient", MAX_UPLOAD_BYTES, "__Host-pf_staff=abc", upload],
    ["/admin/familles/fam_0a1b/documents/nouveau", MAX_UPLOAD_BYTES + 1, "pf_staff=abc", refused("upload-too-large")],
    ["/admin/familles/fam_0a1b/documents/nouveau", MAX_UPLOAD_BYTES, signedIn, refused("upload-signed-out")],
    ["/famille/documents/nouveau", MAX_UPLOAD_BYTES, "pf_staff=abc", refused("upload-signed-out")],
    ["/admin/familles/fam_0a1b/../fam_0a1b/documents/nouveau", MAX_BODY_BYTES + 1, "pf_staff=abc", refused("too-large")],
    ["/admin/familles/fam_0a1b/documents", MAX_BODY_BYTES + 1, "pf_staff=abc", refused("too-large")],
    ["/admin/import", MAX_BODY_BYTES + 1, "pf_staff=abc", { kind: "admitted", isUpload: true }],
    ["/admin/import", MAX_BODY_BYTES + 1, signedIn, refused("upload-signed-out")],
    ["/admin/import", 6 * 1024 * 1024, "pf_staff=abc", refused("upload-too-large")],
    ["/famille/documents/nouveau", MAX_BODY_BYTES + 1, "pf_staff=abc", refused("upload-signed-out")],
    ["/famille/foyer/quotient", MAX_BODY_BYTES + 1, signedIn, refused("too-large")],
    ["/famille/documents/nouveau/", MAX_BODY_BYTES + 1, signedIn, refused("too-large")],
    ["/famille/documents/nouveau/..", MAX_BODY_BYTES + 1, signedIn, refused("too-large")],
  ])("the pages of a document go to one address on each side, from a browser that holds a session of that side: %s, %i bytes, cookie %s", (url, bytes, cookie, admission) => {
    expect(admit(ask({ method: "POST", url, contentLength: String(bytes), cookie }), town)).toEqual(admission);
  });

  test("Next takes as much as the largest body admitted", () => {
    expect(config.experimental?.serverActions?.bodySizeLimit).toBe(`${Math.max(...uploads.map(({ limit }) => limit)) / 1024 / 1024}mb`);
  });

  test("a body that does not announce its size is refused", () => {
    expect(admit(ask({ method: "POST", transferEncoding: "chunked" }), town)).toEqual(refused("length-required"));
  });
});
