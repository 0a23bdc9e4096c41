import { readFileSync } from "node:fs";
import { loadTemplate, renderPreview, templateNames, templatePath } from "@/emails/templates";
import { authority } from "@/lib/core/authority";
import { attributeValues, contentsOf, flatten, sentenceLengths } from "./reading";

const HOSTILE = '<script>alert("1")</script> & <b>Zoé</b>';
const CODES = ["what", "how"];
const isUrl = (key: string) => key.endsWith("Url");

test("the walk finds the mails of an account's life", () => {
  expect(templateNames).toEqual(
    expect.arrayContaining(["accounts/confirm-registration", "accounts/password-reset", "accounts/account-closed"]),
  );
});

test("no two mails share a subject", async () => {
  const subjects = await Promise.all(templateNames.map(async (name) => (await loadTemplate(name)).subject));
  expect(new Set(subjects).size).toBe(subjects.length);
});

describe.each(templateNames)("%s", (name) => {
  test("its subject is a constant sentence of at most 70 characters", async () => {
    const { subject } = await loadTemplate(name);
    const ofAny = subject.replaceAll(authority.desk.name, "${authority.desk.name}");
    const written = ofAny === subject ? `"${subject}"` : `\`${ofAny}\``;
    expect(readFileSync(templatePath(name), "utf8")).toContain(`export const subject = ${written};`);
    expect(subject.length).toBeLessThanOrEqual(70);
    expect(subject).not.toMatch(/[<>{}$%[\]\\]|\bnull\b|\bundefined\b/);
  });

  test("it is one French page with one title and a preheader", async () => {
    const { subject } = await loadTemplate(name);
    const { html } = await renderPreview(name);
    const languages = attributeValues(html, "lang");
    expect(languages.length).toBeGreaterThan(0);
    expect(new Set(languages)).toEqual(new Set(["fr"]));
    expect(contentsOf(html, "h1")).toHaveLength(1);
    expect(contentsOf(html, "title")).toEqual([subject]);
    const preheader = /<div style="display:none[^>]*>([^<]+)</.exec(html)?.[1] ?? "";
    expect(preheader.length).toBeGreaterThan(20);
    expect(preheader.length).toBeLessThanOrEqual(100);
  });

  test("every address it is given is a link, written in full, in both versions", async () => {
    const { previewProps } = await loadTemplate(name);
    const { html, text } = await renderPreview(name);
    const given = Object.entries(previewProps).flatMap(([key, value]) => (isUrl(key) ? [value] : []));
    for (const url of given) {
      expect(attributeValues(html, "href")).toContain(url);
      expect(contentsOf(html, "a")).toContain(url);
      expect(text.split("\n")).toContain(url);
    }
  });

  test("it links to nothing but those addresses and the desk", async () => {
    const { previewProps } = await loadTemplate(name);
    const { html } = await renderPreview(name);
    const allowed = [...Object.values(previewProps), authority.desk.phoneLink, `mailto:${authority.desk.email}`];
    expect(attributeValues(html, "href").filter((href) => !allowed.includes(href))).toEqual([]);
  });

  test("its button is at least 44 px high", async () => {
    const { previewProps } = await loadTemplate(name);
    const { html } = await renderPreview(name);
    const buttons = [...html.matchAll(/<a [^>]*data-action[^>]*>/g)].map(([tag]) => tag);
    expect(buttons).toHaveLength(Object.keys(previewProps).some(isUrl) ? 1 : 0);
    for (const button of buttons) {
      const pixels = (property: string) => Number(new RegExp(`[";]${property}:(\\d+)px`).exec(button)?.[1]);
      expect(pixels("padding-top") + pixels("font-size") + pixels("padding-bottom")).toBeGreaterThanOrEqual(44);
    }
  });

  test("what people typed is text, never markup", async () => {
    const { previewProps } = await loadTemplate(name);
    const typed = Object.keys(previewProps).filter((key) => !isUrl(key) && !CODES.includes(key));
    expect(typed.length === 0 || typed.includes("givenName")).toBe(true);
    for (const key of typed) {
      const { html, text } = await renderPreview(name, { [key]: HOSTILE });
      expect(html).not.toMatch(/<script|<b>/);
      expect(html).toContain("&lt;script&gt;");
      expect(html).toContain("&amp; &lt;b&gt;Zoé");
      expect(flatten(text)).toContain(HOSTILE);
    }
  });

  test("it loads nothing and stays light", async () => {
    const { html } = await renderPreview(name);
    expect(html).not.toMatch(/<(img|script|link|iframe|video|svg)\b|\s(src|srcset|background|onclick)=|@import|@font-face|url\(/i);
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });

  test("its text version reads well in a text client", async () => {
    const { subject } = await loadTemplate(name);
    const { text } = await renderPreview(name);
    const lines = text.split("\n");
    expect(lines.filter((line) => line.length > 72 && !/^https?:\S+$/.test(line))).toEqual([]);
    expect(lines.filter((line) => /^[?!:;»,.]|\s$/.test(line))).toEqual([]);
    expect(text).not.toMatch(/<\/?\w|&\w+;|\n{4}|tel:|mailto:|undefined|null|\[object|bouton/);
    expect(text.length).toBeGreaterThan(subject.length + 300);
  });

  test("it says why it came, how to reach the desk, and that nobody wrote it by hand", async () => {
    const text = flatten((await renderPreview(name)).text);
    expect(text).toMatch(/Vous recevez ce message car [^.]{15,}\./);
    expect(text).toContain(authority.desk.phone);
    expect(text).toContain(authority.desk.email);
    expect(text).toContain(authority.desk.hours.replace(/\s+/g, " "));
    expect(text).toContain("Ce message est envoyé automatiquement.");
  });

  test("its French is plain: 15 words a sentence on average, 25 at most", async () => {
    const { subject } = await loadTemplate(name);
    const { text } = await renderPreview(name);
    const lengths = sentenceLengths(text);
    expect(lengths.length).toBeGreaterThan(5);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(15);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(25);
    expect(`${subject} ${text}`).not.toMatch(/veuillez|invalide|\b(tu|ton|ta|tes|toi)\b/i);
  });
});

test("a password chosen after an oversight says that every device was disconnected", async () => {
  const { text } = await renderPreview("accounts/password-changed", { how: "reset" });
  expect(flatten(text)).toContain("tous vos appareils ont été déconnectés");
});
