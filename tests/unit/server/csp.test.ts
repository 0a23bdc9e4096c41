import { contentSecurityPolicy, hashSource, inlineScriptSources, nonceSource } from "@/server/envelope/csp";

const directive = (policy: string, name: string) => policy.split("; ").find((each) => each.startsWith(`${name} `));

describe("the content security policy", () => {
  test("allows nothing inline that it does not name", () => {
    const policy = contentSecurityPolicy("https");
    expect(policy).not.toContain("unsafe");
    expect(directive(policy, "script-src")).toBe("script-src 'self'");
    expect(directive(policy, "style-src")).toBe("style-src 'self'");
  });

  test.each([
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
    ["frame-ancestors", "'none'"],
    ["form-action", "'self'"],
    ["connect-src", "'self'"],
  ])("%s is %s", (name, value) => {
    expect(directive(contentSecurityPolicy("http"), name)).toBe(`${name} ${value}`);
  });

  test("upgrades requests in https only: on a plain localhost nothing would load", () => {
    expect(contentSecurityPolicy("https")).toContain("upgrade-insecure-requests");
    expect(contentSecurityPolicy("http")).not.toContain("upgrade-insecure-requests");
  });

  test("names the nonce of a dynamic page", () => {
    expect(directive(contentSecurityPolicy("http", { scripts: nonceSource("abc=") }), "script-src")).toBe("script-src 'self' 'nonce-abc='");
  });
});

describe("the hashes of a prerendered page", () => {
  test("are those a browser computes", () => {
    expect(hashSource("alert('Hello, world.');")).toBe("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
  });

  test("cover each inline script once, to the letter, and no file", () => {
    const html = `<script src="/a.js" async=""></script><script>one()</script><script id="x">\n two("<p>") </script><script>one()</script><script async="" src="/b.js"></script>`;
    expect(inlineScriptSources(html)).toBe(`${hashSource("one()")} ${hashSource('\n two("<p>") ')}`);
  });

  test("are none for a page without script", () => {
    expect(inlineScriptSources("<p>script</p>")).toBe("");
  });
});
