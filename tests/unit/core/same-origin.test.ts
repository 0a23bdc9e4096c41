import { isSameOrigin } from "@/lib/core/door";
import { env } from "@/lib/core/env";

const OURS = "http://localhost:3000";
const COOKIE = "pf_session=abc";

const sent = (headers: Record<string, string>) => isSameOrigin(new Headers(headers));

describe("accepted as coming from our own pages", () => {
  test.each<[string, Record<string, string>]>([
    ["a recent browser says so", { "sec-fetch-site": "same-origin" }],
    ["and its word is enough where the origin is hidden", { "sec-fetch-site": "same-origin", origin: "null" }],
    ["an older browser sends our origin", { origin: OURS }],
    ["an older browser hides the origin but holds our session cookie", { origin: "null", cookie: COOKIE }],
    ["or the cookie of the browser that asked for a link", { origin: "null", cookie: "a=b; pf_binding=abc" }],
    ["or the cookie of a known device", { origin: "null", cookie: "a=b; pf_device=abc; c=d" }],
  ])("%s", (_name, headers) => {
    expect(sent(headers)).toBe(true);
  });
});

test("in https only the cookie that no neighbour can plant vouches", () => {
  Object.assign(env(), { APP_URL: "https://portail.exemple.fr" });
  try {
    expect(sent({ origin: "null", cookie: "a=b; __Host-pf_session=abc" })).toBe(true);
    expect(sent({ origin: "null", cookie: COOKIE })).toBe(false);
    expect(sent({ origin: "https://portail.exemple.fr" })).toBe(true);
    expect(sent({ origin: OURS })).toBe(false);
  } finally {
    Object.assign(env(), { APP_URL: OURS });
  }
});

describe("refused", () => {
  test.each<[string, Record<string, string>]>([
    ["nothing is said", {}],
    ["nothing but a cookie", { cookie: COOKIE }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another origin, whatever else is said", { "sec-fetch-site": "same-origin", origin: "https://evil.example", cookie: COOKIE }],
    ["another site that claims our origin", { "sec-fetch-site": "cross-site", origin: OURS, cookie: COOKIE }],
    ["a neighbour under the same domain", { "sec-fetch-site": "same-site", origin: OURS, cookie: COOKIE }],
    ["typed in the address bar", { "sec-fetch-site": "none", origin: OURS }],
    ["an empty word", { "sec-fetch-site": "", origin: OURS }],
    ["two words", { "sec-fetch-site": "same-origin, cross-site" }],
    ["the origin of another site", { origin: "https://evil.example", cookie: COOKIE }],
    ["our host with another scheme", { origin: "https://localhost:3000" }],
    ["our host with another port", { origin: "http://localhost:3001" }],
    ["our origin with a path", { origin: `${OURS}/` }],
    ["our origin as a beginning", { origin: `${OURS}.evil.example` }],
    ["a hidden origin with the https name of our cookie, in http", { origin: "null", cookie: "__Host-pf_session=abc" }],
    ["a hidden origin without our cookie", { origin: "null" }],
    ["a hidden origin with somebody else's cookie", { origin: "null", cookie: "xpf_session=abc; other=pf_session=abc" }],
    ["the forged host of a proxy", { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "localhost:3000" }],
  ])("%s", (_name, headers) => {
    expect(sent(headers)).toBe(false);
  });
});
