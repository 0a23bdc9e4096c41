import type { Page } from "@playwright/test";
import { serveTheLeGoffs } from "../support/call";
import { expect, test } from "../support/journey";
import { signedInAs } from "../support/staff";

const MM = 96 / 25.4;

/** How many sheets a page makes, as the browser prints it. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}

/** On paper: the matter only. */
async function expectBare(page: Page): Promise<void> {
  for (const part of [".desk-side", ".desk-acts", ".back-link", ".desk-screen"]) await expect(page.locator(part).first()).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(0);
}

test("a recap is one sheet, with the address in the window of its envelope", async ({ page }) => {
  await serveTheLeGoffs(page);
  await page.goto(`${new URL(page.url()).pathname}/reservations`);
  await page.getByRole("link", { name: /^PF-/ }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Récapitulatif" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expectBare(page);
  const [sheet, window] = [await page.locator("main").boundingBox(), await page.locator(".letter-to").boundingBox()];
  expect((window?.x ?? 0) - (sheet?.x ?? 0)).toBeCloseTo(89 * MM, 0);
  expect((window?.y ?? 0) - (sheet?.y ?? 0)).toBeCloseTo(31 * MM, 0);
  await expect(page.locator(".letter-from")).toContainText("Guichet des Familles");
  expect(await sheets(page)).toBe(1);
});

test("the kitchen's count is one sheet, and the day's lists a sheet or more for each group", async ({ page }) => {
  await signedInAs(page, "agent");
  await page.goto("/admin/presences?choix=1");
  await page.getByRole("link", { name: /^Prochain jour ouvert/ }).first().click();
  await page.getByRole("link", { name: "Feuilles à imprimer" }).click();
  const groups = page.locator(".roll-sheet");
  await expect(groups.first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expectBare(page);
  expect(await sheets(page)).toBeGreaterThanOrEqual(await groups.count());
  await page.goto(page.url().replace(/imprimer$/, "cuisine"));
  await expectBare(page);
  expect(await sheets(page)).toBe(1);
});
