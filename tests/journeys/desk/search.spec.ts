import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";
import { signedInAs } from "../support/staff";

const suggestions = "/admin/familles/suggestions";
const options = (page: Page) => page.getByRole("listbox", { name: "Familles proposées" }).getByRole("option");

test("a family is found while one types, from any page, and Enter alone leads to the results", async ({ page, sound }) => {
  await signedInAs(page, "agent");
  await page.goto("/admin/taches");
  const field = page.getByRole("combobox", { name: "Rechercher une famille" });
  await expect(field).toHaveAttribute("placeholder", "Ctrl+K");
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("ines moreau");
  await expect(options(page)).toHaveText([/^Inès Moreau/]);
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByText("1 famille", { exact: true })).toBeAttached();
  await sound();
  await page.keyboard.press("ArrowDown");
  await expect(field).toHaveAttribute("aria-activedescendant", (await options(page).first().getAttribute("id")) ?? "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/admin\/familles\/fam_/);
  await expect(field).toHaveAttribute("placeholder", "Ctrl+K");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("le goff");
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(options(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/admin\/familles\?q=le\+goff$/);
  await expect(page.getByRole("heading", { name: "Résultats" })).toBeVisible();
  await page.getByRole("main").getByRole("combobox").fill("moreau");
  await options(page).first().click();
  await expect(page).toHaveURL(/\/admin\/familles\/fam_/);
});

test("suggestions say no more than the results do, to whoever may search only, and leave no copy", async ({ page }) => {
  const ask = (q: string, site = "same-origin") => page.request.get(suggestions, { params: { q }, headers: { "sec-fetch-site": site }, maxRedirects: 0 });
  const nobody = await ask("moreau");
  expect([nobody.status(), nobody.headers()["location"]]).toEqual([307, expect.stringContaining("/admin/connexion")]);
  await signedInAs(page, "center");
  expect((await ask("moreau")).status()).toBe(404);
  await page.context().clearCookies();
  await signedInAs(page, "agent");
  const answer = await ask("moreau");
  expect(answer.headers()["cache-control"]).toBe("private, no-store");
  const { found } = (await answer.json()) as { found: object[] };
  expect(found.map((each) => Object.keys(each).sort())).toContainEqual(["children", "commune", "href", "id", "name"]);
  expect(await (await ask("parent@demo.example")).text()).not.toContain("@");
  expect(await (await ask("m")).json()).toEqual({ found: [], hasMore: false });
  const elsewhere = await ask("moreau", "cross-site");
  expect([elsewhere.status(), await elsewhere.text()]).toEqual([403, "{}"]);
});
