import { hashSource } from "@/server/envelope/csp";
import { ownStyle } from "@/server/envelope/own-document";
import { queuePage } from "@/server/envelope/queue-page";
import { authority } from "@/lib/core/authority";
import { expectValidHtml } from "@/tests/journeys/support/soundness";

const page = (given: Partial<Parameters<typeof queuePage>[0]> = {}, url = "/famille/reserver") => queuePage({ ahead: 36, reloadS: 5, waitS: undefined, ...given }, url);

test.each([
  [0, "C’est bientôt à vous : personne n’attend devant vous."],
  [1, "Il y a 1 personne devant vous."],
  [36, "Il y a 36 personnes devant vous."],
  [12_345, "Il y a 12 345 personnes devant vous."],
])("%i before somebody is said in words", (ahead, words) => {
  expect(page({ ahead }).replace(/\s/g, " ")).toContain(words);
});

test.each([
  [undefined, undefined],
  [20, "moins d’une minute"],
  [21, "moins de 2 minutes"],
  [59, "moins de 3 minutes"],
  [60, "entre 1 et 3 minutes"],
  [610, "entre 10 et 31 minutes"],
])("%p seconds of entries in front are told as %p, and only when they are known", (waitS, words) => {
  const html = page({ waitS });
  expect(html.includes("Attente estimée")).toBe(words !== undefined);
  if (words) expect(html).toContain(words);
});

test("it says what to do, how long the place is kept, and whom to call", () => {
  const html = page();
  for (const part of ["Gardez cette page ouverte : elle se recharge seule, dans 5 secondes.", "Votre place est gardée 20 minutes", authority.desk.phone, "Écran H9"]) expect(html).toContain(part);
  expect(html).toMatch(/<title>.+ – Portail Familles<\/title>/);
  expect(html.match(/<h1>/g)).toHaveLength(1);
});

test("it never says that places are gone, for it does not know", () => {
  expect(page()).not.toMatch(/complet|épuis|plus de place/i);
});

test("days already ticked stay in its address, and it says so", () => {
  expect(page({}, "/famille/reserver/verifier?jour=0.2026-12-21")).toContain("Les jours que vous avez cochés sont gardés aussi.");
  expect(page()).not.toContain("cochés");
});

test("the address is written as text, whatever it holds", () => {
  const html = page({}, `/famille/reserver?a="><script>alert(1)</script>&b='`);
  expect(html).not.toContain("<script");
  expect(html).toContain('href="/famille/reserver?a=&#34;&#62;&#60;script');
});

test("it loads nothing, runs nothing, is valid, and its one style is the one the policy names", async () => {
  const html = page({ waitS: 90 }, "/famille/reserver/jours?programme=a&enfant=b");
  expect(html).not.toMatch(/<script|<link|<img|\sstyle=|\son\w+=|http-equiv/);
  expect(Array.from(html.matchAll(/<style>([\s\S]*?)<\/style>/g), ([, style = ""]) => hashSource(style))).toEqual([ownStyle]);
  await expectValidHtml(html);
});
