import { expect, test } from "./support/journey";
import { expectValidHtml } from "./support/soundness";

const pages = [
  "/", "/connexion", "/creer-compte", "/creer-compte/envoye", "/confirmer-compte", "/mot-de-passe-oublie", "/mot-de-passe-oublie/envoye",
  "/nouveau-mot-de-passe", "/lien-de-connexion", "/lien-de-connexion/envoye", "/lien", "/confirmer-adresse", "/annuler-changement",
  "/annuler-fermeture", "/activites", "/aide", "/contact", "/accessibilite", "/mentions-legales", "/donnees-personnelles", "/plan-du-site", "/page-inconnue",
];

for (const path of pages) {
  test(`${path} is accessible, valid, and fits the narrowest screen`, async ({ page, request, sound }) => {
    await page.goto(path);
    await expect(page.getByRole("complementary").getByText("02 28 25 03 69")).toBeVisible();
    await sound();
    await page.setViewportSize({ width: 320, height: 256 });
    await sound();
    await expectValidHtml(await (await request.get(path)).text());
  });
}

test("every link of the site plan leads to a page", async ({ page, request }) => {
  await page.goto("/plan-du-site");
  const links = await page.getByRole("main").getByRole("link").evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute("href") ?? ""));
  expect(links.length).toBeGreaterThan(8);
  for (const href of links.filter((each) => each.startsWith("/"))) {
    expect((await request.get(href)).status(), href).toBe(200);
  }
});

test("text at twice its size and generous spacing hide nothing", async ({ page, sound }) => {
  await page.goto("/creer-compte");
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  await sound();
});
