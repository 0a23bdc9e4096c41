import fc from "fast-check";
import { maskAddress, returnPath } from "@/lib/accounts/rules";

describe("the path to go back to after signing in", () => {
  test.each(["/famille", "/famille/", "/famille/compte", "/famille/compte/securite?fait=oui", "/famille/enfants/chd_01-a.b~c?x=%C3%A9&y=1+2"])("%s is kept", (claim) => {
    expect(returnPath(claim)).toBe(claim);
  });

  test.each([
    ["another site", "https://evil.example/famille"],
    ["another site without scheme", "//evil.example/famille"],
    ["three slashes", "///evil.example/famille"],
    ["a backslash for the second slash", "/\\evil.example/famille"],
    ["a backslash further on", "/famille\\..\\..\\x"],
    ["two backslashes", "\\\\evil.example/famille"],
    ["a script", "javascript:alert(1)//famille"],
    ["data", "data:text/html,famille"],
    ["an encoded slash first", "/%2fevil.example"],
    ["an encoded backslash first", "/%5cevil.example"],
    ["a name and a password before the host", "/famille@evil.example"],
    ["a colon", "/famille:80"],
    ["climbing out", "/famille/../x"],
    ["climbing out, encoded", "/famille/%2e%2e/x"],
    ["climbing out to another host", "/famille/..//evil.example"],
    ["a neighbour with the same beginning", "/famille-evil"],
    ["a public page", "/aide"],
    ["the desk", "/admin"],
    ["signing out", "/api/auth/signout"],
    ["the page itself", "/connexion?suite=/famille"],
    ["a relative path", "famille"],
    ["a leading space", " /famille"],
    ["a tab that browsers drop", "/\t/evil.example"],
    ["a tab inside", "/fam\tille"],
    ["a line break", "/famille\r\nSet-Cookie: pf_session=x"],
    ["a trailing line break", "/famille\n"],
    ["a zero byte", "/famille\0"],
    ["a bracket", "/famille/<script>"],
    ["a fragment", "/famille#x"],
    ["letters that look like a slash", "/famille／..／x"],
    ["upper case", "/FAMILLE"],
    ["a very long one", `/famille/${"a".repeat(300)}`],
    ["nothing", ""],
  ])("%s is refused", (_name, claim) => {
    expect(returnPath(claim)).toBeUndefined();
  });

  test.each([undefined, null, 12, ["/famille"], { toString: () => "/famille" }])("what is not text is refused (%p)", (claim) => {
    expect(returnPath(claim)).toBeUndefined();
  });

  test("whatever is claimed, a browser that follows the answer stays in /famille of this site", () => {
    const piece = fc.constantFrom("/", "\\", "..", ".", "famille", "%2e", "%2F", "%5C", "@", ":", "?", "#", "evil.example", "\t", "//", "&", "=");
    const claims = fc.array(piece, { maxLength: 8 }).map((pieces) => `/famille${pieces.join("")}`);
    fc.assert(
      fc.property(claims, (claim) => {
        const path = returnPath(claim);
        if (path === undefined) return;
        const { origin, pathname } = new URL(path, "https://portail.example");
        expect(origin).toBe("https://portail.example");
        expect(`${pathname}/`).toMatch(/^\/famille\//);
      }),
      { seed: 20_261_207, numRuns: 2_000 },
    );
  });
});

describe("what a stranger sees of an address", () => {
  test.each([
    ["claire@exemple.fr", "c…e@exemple.fr"],
    ["abc@exemple.fr", "a…c@exemple.fr"],
    ["ab@exemple.fr", "a…@exemple.fr"],
    ["a@exemple.fr", "a…@exemple.fr"],
    ["claire+portail@exemple.fr", "c…l@exemple.fr"],
  ])("%s is shown as %s", (address, shown) => {
    expect(maskAddress(address)).toBe(shown);
  });
});
