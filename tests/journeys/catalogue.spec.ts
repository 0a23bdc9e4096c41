import { expect, test } from "./support/journey";

test.describe("without scripts, on a narrow telephone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });

  test("a visitor chooses among the activities, without an account", async ({ page, sound }) => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Menu principal" }).getByRole("link", { name: "Activités" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Les activités" })).toBeVisible();
    await sound();
    const filters = page.getByRole("form", { name: "Choisir parmi les activités" });
    await filters.getByLabel("Âge de l'enfant").selectOption("7");
    await filters.getByRole("button", { name: "Afficher" }).click();
    await expect(page).toHaveURL(/age=7/);
    await sound();
  });

  test("an unknown programme is a page that says so", async ({ page }) => {
    const answer = await page.goto("/activites/nulle-part");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("link", { name: "Activités" }).first()).toBeVisible();
  });
});
