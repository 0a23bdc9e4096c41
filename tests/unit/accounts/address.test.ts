import { address } from "@/lib/accounts/input";
import { fieldWords } from "@/lib/accounts/words";

const sentence = (typed: unknown) => {
  const parsed = address.safeParse(typed);
  return parsed.success ? undefined : parsed.error.issues.map(({ message }) => message);
};

const local64 = "a".repeat(64);
/** An address of exactly so many octets, its local part being 64 long. */
const ofOctets = (octets: number) => {
  const labels = [63, 62, octets - 195].map((length) => "b".repeat(length));
  return `${local64}@${labels.join(".")}.fr`;
};

describe("accepted addresses", () => {
  test.each([
    ["as it is", "claire.martin@exemple.fr", "claire.martin@exemple.fr"],
    ["spaces around are dropped", "  claire@exemple.fr\t\n", "claire@exemple.fr"],
    ["a plus is kept", "claire+portail@exemple.fr", "claire+portail@exemple.fr"],
    ["dots are kept", "c.l.a.i.r.e@gmail.com", "c.l.a.i.r.e@gmail.com"],
    ["upper case is the same person", "Claire.MARTIN@Exemple.FR", "claire.martin@exemple.fr"],
    ["an international domain is known by its A-label", "claire@école.fr", "claire@xn--cole-9oa.fr"],
    ["an international domain in upper case", "claire@ÉCOLE.fr", "claire@xn--cole-9oa.fr"],
    ["its A-label is the same address", "claire@xn--cole-9oa.fr", "claire@xn--cole-9oa.fr"],
    ["an accent typed as two characters", "claire@e\u0301cole.fr", "claire@xn--cole-9oa.fr"],
    ["a wide at sign is an at sign", "claire＠exemple.fr", "claire@exemple.fr"],
    ["wide letters are letters", "ｃｌａｉｒｅ@exemple.fr", "claire@exemple.fr"],
    ["an apostrophe", "o'neil@exemple.fr", "o'neil@exemple.fr"],
    ["one letter", "c@exemple.fr", "c@exemple.fr"],
    ["digits and dashes in the domain", "c@3-suisses.fr", "c@3-suisses.fr"],
    ["several levels", "c@mail.pornic.exemple.fr", "c@mail.pornic.exemple.fr"],
    ["a local part of 64 octets", `${local64}@exemple.fr`, `${local64}@exemple.fr`],
    ["254 octets", ofOctets(254), ofOctets(254)],
  ])("%s", (_name, typed, canonical) => {
    expect(address.parse(typed).canonical).toBe(canonical);
  });

  test("the case of the local part is kept for sending", () => {
    expect(address.parse(" Claire.Martin@Exemple.FR ")).toEqual({ canonical: "claire.martin@exemple.fr", asTyped: "Claire.Martin@exemple.fr" });
  });

  test("two forms of one address have one canonical form", () => {
    const forms = ["Claire@École.FR", "claire＠école.fr", " CLAIRE@xn--cole-9oa.fr"];
    expect(new Set(forms.map((form) => address.parse(form).canonical)).size).toBe(1);
  });
});

describe("refused addresses", () => {
  const { emailMissing, emailShape, emailLong, emailAccent } = fieldWords;

  test.each([
    ["nothing", "", emailMissing],
    ["only spaces", "   ", emailMissing],
    ["no at sign", "claire.exemple.fr", emailShape],
    ["nothing before the at sign", "@exemple.fr", emailShape],
    ["nothing after the at sign", "claire@", emailShape],
    ["two at signs", "claire@evil.example@exemple.fr", emailShape],
    ["two at signs, one of them wide", "claire＠evil.example@exemple.fr", emailShape],
    ["no dot in the domain", "claire@localhost", emailShape],
    ["a trailing dot", "claire@exemple.fr.", emailShape],
    ["a leading dot in the domain", "claire@.exemple.fr", emailShape],
    ["two dots in the domain", "claire@exemple..fr", emailShape],
    ["an IP address", "claire@192.0.2.1", emailShape],
    ["an IP address in brackets", "claire@[192.0.2.1]", emailShape],
    ["an IP address in hexadecimal", "claire@0x7f.1", emailShape],
    ["an underscore in the domain", "claire@mon_ecole.fr", emailShape],
    ["a dash at the end of a label", "claire@ecole-.fr", emailShape],
    ["a one-letter top domain", "claire@exemple.f", emailShape],
    ["a port", "claire@exemple.fr:25", emailShape],
    ["a path", "claire@exemple.fr/x", emailShape],
    ["a percent in the domain", "claire@exemple%2efr", emailShape],
    ["an invisible character in the domain", "claire@exem\u200bple.fr", emailShape],
    ["a comma and a second address", "claire@exemple.fr,evil@evil.example", emailShape],
    ["a second address after a space", "claire@exemple.fr evil@evil.example", emailShape],
    ["an injected header", "claire@exemple.fr\r\nBcc: evil.example", emailShape],
    ["a zero byte at the end", "claire@exemple.fr\0", emailShape],
    ["a name around it", "Claire <claire@exemple.fr>", emailShape],
    ["a comment in the domain", "claire@(x)exemple.fr", emailShape],
    ["quotes", '"claire martin"@exemple.fr', emailAccent],
    ["a comment", "claire(moi)@exemple.fr", emailAccent],
    ["a space", "claire martin@exemple.fr", emailAccent],
    ["an accent", "clémence@exemple.fr", emailAccent],
    ["a letter of another alphabet", "clаire@exemple.fr", emailAccent],
    ["a line break before the at sign", "claire\r\n@exemple.fr", emailAccent],
    ["a zero byte", "cl\0aire@exemple.fr", emailAccent],
    ["an invisible character", "cl\u200baire@exemple.fr", emailAccent],
    ["a semicolon", "claire;x@exemple.fr", emailAccent],
    ["a backslash", "claire\\@exemple.fr", emailAccent],
    ["a leading dot", ".claire@exemple.fr", emailAccent],
    ["two dots", "claire..martin@exemple.fr", emailAccent],
    ["a dot before the at sign", "claire.@exemple.fr", emailAccent],
    ["a local part of 65 octets", `${local64}a@exemple.fr`, emailLong],
    ["255 octets", ofOctets(255), emailLong],
    ["a thousand characters more", `${"a".repeat(1_001)}@exemple.fr`, emailLong],
  ])("%s", (_name, typed, message) => {
    expect(sentence(typed)).toEqual([message]);
  });

  test.each([undefined, null, 12, ["claire@exemple.fr"]])("what is not text (%p)", (typed) => {
    expect(address.safeParse(typed).success).toBe(false);
  });
});
