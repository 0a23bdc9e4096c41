import type { Page } from "@playwright/test";
import { expect, press, test } from "../support/journey";
import { accounts, signedInAs, signInAtTheDesk } from "../support/staff";

test.use({ viewport: { width: 820, height: 1180 } });

/** Of the lists that may be marked, one with children: today's, or the last day's. */
async function openMarkableList(page: Page): Promise<void> {
  await page.goto("/admin/presences?choix=1");
  await page.getByRole("link", { name: /^(Aujourd'hui|Dernier jour)/ }).first().click();
  await expect(page.getByText(/\d+ présents? sur \d+ attendus?/).first()).toBeVisible();
}

const presentIn = async (page: Page) => Number(/(\d+) présent/.exec((await page.locator(".roll-count").textContent()) ?? "")?.[1]);

test("a team marks arrivals, goes on without network, and loses nothing when it is back", async ({ page, context, sound }) => {
  await signedInAs(page, "center");
  await openMarkableList(page);
  await sound();
  const before = await presentIn(page);
  const arrivals = page.getByRole("button", { name: /^Arrivée : / });
  const first = ((await arrivals.first().getAttribute("aria-label")) ?? "").replace("Arrivée : ", "");
  await arrivals.first().click();
  await expect(page.getByText(/^À jour à/)).toBeVisible();
  await context.setOffline(true);
  await arrivals.first().click();
  await arrivals.first().click();
  await expect(page.getByText(/Hors connexion : 2 pointages en attente/)).toBeVisible();
  expect(await presentIn(page)).toBe(before + 3);
  await context.setOffline(false);
  await expect(page.getByText(/^À jour à/)).toBeVisible();
  await page.reload();
  expect(await presentIn(page)).toBe(before + 3);
  const card = page.locator(".roll-card", { has: page.getByRole("heading", { name: first }) }).first();
  await card.getByText("Départ…").click();
  await card.getByLabel("Ou une autre personne : prénom et nom").fill("Jeanne Le Roux");
  await card.getByRole("button", { name: /^Noter le départ/ }).click();
  await expect(card.getByText(/^Départ .*avec Jeanne Le Roux$/)).toBeVisible();
  await card.getByRole("button", { name: /^Annuler ce pointage/ }).click();
  await expect(card.getByText(/^Arrivée/)).toBeVisible();
});

/** What this browser keeps of lists, by address. */
const copies = (page: Page) =>
  page.evaluate(async () => {
    const kept = await caches.open("liste-du-jour");
    return (await kept.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith("/admin/"));
  });

test("a list that is reloaded without network comes back with its marks, and all of them leave once", async ({ page, context, sound }) => {
  await signedInAs(page, "center");
  await openMarkableList(page);
  const list = new URL(page.url()).pathname;
  await expect.poll(() => copies(page)).toContain(list);
  const before = await presentIn(page);
  const arrivals = page.getByRole("button", { name: /^Arrivée : / });
  await arrivals.first().click();
  await expect(page.getByText(/^À jour à/)).toBeVisible();
  await expect.poll(() => copies(page)).toContain(`${list}/pointages`);
  await context.setOffline(true);
  await arrivals.first().click();
  await page.reload();
  await expect(page.getByText(/Hors connexion : 1 pointage en attente\. Sans réponse du portail depuis \d+ h \d+/)).toBeVisible();
  expect(await presentIn(page)).toBe(before + 2);
  await sound();
  await arrivals.first().click();
  await page.reload();
  await expect(page.getByText(/Hors connexion : 2 pointages en attente/)).toBeVisible();
  expect(await presentIn(page)).toBe(before + 3);
  await context.setOffline(false);
  await expect(page.getByText(/^À jour à/)).toBeVisible({ timeout: 40_000 });
  await page.reload();
  await expect(page.getByText(/^À jour à/)).toBeVisible();
  expect(await presentIn(page)).toBe(before + 3);
});

test("a list leaves no copy behind once its session is over, and no other page leaves any", async ({ page, context }) => {
  await signedInAs(page, "manager");
  await openMarkableList(page);
  const list = new URL(page.url()).pathname;
  await expect.poll(() => copies(page)).toContain(list);
  await page.goto(`${list}/imprimer`);
  await page.goto("/admin/presences?choix=1");
  expect((await copies(page)).filter((path) => !path.startsWith(list) || path.endsWith("/imprimer"))).toEqual([]);
  await context.clearCookies();
  await page.goto(list);
  await expect(page).toHaveURL(/\/admin\/connexion/);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await context.setOffline(true);
  await expect(page.goto(list)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

test("signing out empties the tablet", async ({ page }) => {
  await signInAtTheDesk(page, accounts.center);
  await openMarkableList(page);
  await expect.poll(() => copies(page)).toContain(new URL(page.url()).pathname);
  await page.getByText("Menu", { exact: true }).click();
  await press(page, "Se déconnecter");
  await expect(page).toHaveURL(/\/admin\/connexion/);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
});

test("another centre's list is not there for a team, read, printed or counted", async ({ page }) => {
  await signedInAs(page, "center");
  await page.goto("/admin/presences?choix=1");
  const own = await page.locator("#centre option").evaluateAll((options) => options.map((option) => option.getAttribute("value")));
  const other = ["les-embruns", "l-ilot", "les-marais", "le-grand-pre"].find((slug) => !own.includes(slug)) ?? "";
  for (const path of ["", "/imprimer", "/cuisine"]) expect((await page.goto(`/admin/presences/${other}/2026-11-25${path}`))?.status()).toBe(404);
  expect((await page.request.post(`/admin/presences/${other}/2026-11-25/pointages`, { data: { marks: [] } })).status()).toBe(404);
});
