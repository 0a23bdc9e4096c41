import { addressHeaders, type CacheFacts, cachePolicy, carriesToken, standingHeaders } from "@/server/envelope/response-headers";
import { siteOf } from "@/server/envelope/site";

const facts = (given: Partial<CacheFacts>): CacheFacts => ({
  path: "/aide",
  method: "GET",
  status: 200,
  cacheControl: "private, no-cache, no-store, max-age=0, must-revalidate",
  carriesToken: false,
  setsCookie: false,
  ...given,
});

const forEveryone = "s-maxage=31536000";
const asset = { path: "/_next/static/chunks/a.js", cacheControl: "public, max-age=31536000, immutable" };

describe("what caches may keep", () => {
  test.each<[string, Partial<CacheFacts>, string]>([
    ["a dynamic page", {}, "private, no-store"],
    ["an answer that says nothing", { cacheControl: "" }, "private, no-store"],
    ["a prerendered page", { cacheControl: forEveryone }, "public, max-age=0, must-revalidate"],
    ["a prerendered page, unchanged", { cacheControl: forEveryone, status: 304 }, "public, max-age=0, must-revalidate"],
    ["a prerendered page that sets a cookie", { cacheControl: forEveryone, setsCookie: true }, "private, no-store"],
    ["a prerendered page under a token", { cacheControl: forEveryone, carriesToken: true }, "no-store"],
    ["a prerendered 404", { cacheControl: forEveryone, status: 404 }, "private, no-store"],
    ["the answer to a form", { cacheControl: forEveryone, method: "POST" }, "private, no-store"],
    ["a redirect", { cacheControl: forEveryone, status: 307 }, "private, no-store"],
    ["a public file", { path: "/robots.txt", cacheControl: "public, max-age=0" }, "public, max-age=0"],
    ["a file named by its content", asset, asset.cacheControl],
    ["such a file that is gone", { ...asset, status: 404 }, "private, no-store"],
  ])("%s", (_name, given, policy) => {
    expect(cachePolicy(facts(given))).toBe(policy);
  });
});

describe("addresses that carry a token", () => {
  test.each(["/lien?jeton=abc", "/lien?a=1&jeton=abc", "/lien?jeton", "/lien?%6Aeton=abc"])("%s", (url) => {
    expect(carriesToken(url)).toBe(true);
  });

  test.each(["/lien", "/jeton", "/lien?jetons=1", "/lien?suite=/a?jeton=1"])("not %s", (url) => {
    expect(carriesToken(url)).toBe(false);
  });

  test("send no referrer and stay out of search engines", () => {
    expect(addressHeaders(true)).toEqual([["Referrer-Policy", "no-referrer"], ["X-Robots-Tag", "noindex"]]);
    expect(addressHeaders(false)).toEqual([["Referrer-Policy", "same-origin"]]);
  });
});

test("transport security is promised in https only: over http a browser must ignore it, and localhost is shared", () => {
  const names = (url: string) => standingHeaders(siteOf(url)).map(([name]) => name);
  expect(names("https://familles.example")).toContain("Strict-Transport-Security");
  expect(names("http://localhost:3000")).not.toContain("Strict-Transport-Security");
});
