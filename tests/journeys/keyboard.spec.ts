import type { Page } from "@playwright/test";
import { expect, test } from "./support/journey";
import { aParentSignedIn, signOut } from "./support/steps";

async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
      const outline = element ? getComputedStyle(element).outlineStyle : "none";
      return { label: label?.trim() ?? "", isVisible: outline !== "none" };
    });
    if (focused.label === name) {
      expect(focused.isVisible, `the focus on « ${name} » is visible`).toBe(true);
      return;
    }
  }
  throw new Error(`« ${name} » cannot be reached with the Tab key`);
}

test("a parent signs in without a mouse, from the skip link to the space", async ({ page }) => {
  const person = await aParentSignedIn(page);
  await signOut(page);
  await page.goto("/connexion");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, "Adresse mail");
  await page.keyboard.type(person.email);
  await tabTo(page, "Mot de passe");
  await page.keyboard.type("ce n'est pas le bon");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").first()).toBeFocused();
  await tabTo(page, "Mot de passe");
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/famille$/);
  await tabTo(page, "Se déconnecter");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/connexion/);
});
