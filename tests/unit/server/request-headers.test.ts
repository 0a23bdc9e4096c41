import { headersForNext, RELAY_HEADER, relayOf } from "@/server/envelope/request-headers";
import { siteOf } from "@/server/envelope/site";

const passage = {
  site: siteOf("https://familles.example"),
  asker: { id: "ABCD2345", clientIp: "203.0.113.1" },
  policy: "script-src 'nonce-ours'",
  relays: false,
  keepsAll: false,
};

describe("what Next sees of a request", () => {
  test.each([
    "x-middleware-subrequest", "x-middleware-prefetch", "x-middleware-rewrite", "x-invoke-path", "x-matched-path", "x-now-route-matches",
    "x-nextjs-data", "x-prerender-revalidate", "x-next-revalidated-tags", "x-action-forwarded", "next-resume", "x-next-resume-state-length",
    "x-nonce", "forwarded", "x-real-ip", "x-forwarded-server", "x-http-method-override", "content-security-policy-report-only",
  ])("%s never gets through", (name) => {
    expect(headersForNext({ [name]: "1" }, passage)).not.toHaveProperty(name);
  });

  test("its own address, scheme and policy replace what was claimed", () => {
    const claimed = {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "http",
      "x-forwarded-port": "1",
      "x-forwarded-for": "6.6.6.6",
      "content-security-policy": "script-src 'nonce-theirs'",
    };
    expect(headersForNext(claimed, passage)).toEqual({
      host: "familles.example",
      "x-forwarded-host": "familles.example",
      "x-forwarded-proto": "https",
      "x-forwarded-port": "443",
      "x-forwarded-for": "203.0.113.1",
      "content-security-policy": "script-src 'nonce-ours'",
    });
  });

  test("what browsers and Next's script send gets through", () => {
    const sent = { cookie: "a=b", accept: "*/*", "sec-fetch-site": "same-origin", origin: "https://familles.example", rsc: "1", "next-action": "x", "next-router-state-tree": "y" };
    expect(headersForNext(sent, passage)).toMatchObject(sent);
  });

  test.each([
    ["same-origin", "https://familles.example"],
    ["cross-site", "null"],
    ["same-site", "null"],
    [undefined, "null"],
  ])("an origin hidden by the referrer policy, site %s, reads %s", (site, origin) => {
    const sent = { origin: "null", ...(site && { "sec-fetch-site": site }) };
    expect(headersForNext(sent, passage).origin).toBe(origin);
  });
});

describe("Next calling itself", () => {
  test("is recognised, and keeps the first asker's number and address", () => {
    expect(relayOf(headersForNext({}, { ...passage, relays: true }))).toEqual(passage.asker);
  });

  test.each([undefined, "", "guess ABCD2345 6.6.6.6", " ABCD2345 6.6.6.6"])("is not imitated by %j", (value) => {
    expect(relayOf(value === undefined ? {} : { [RELAY_HEADER]: value })).toBeUndefined();
  });

  test("the secret is only lent to requests that need it", () => {
    const lent = headersForNext({}, { ...passage, relays: true });
    expect(headersForNext(lent, { ...passage, keepsAll: true })).not.toHaveProperty(RELAY_HEADER);
  });
});
