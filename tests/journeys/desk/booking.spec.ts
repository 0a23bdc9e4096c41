import type { Page } from "@playwright/test";
import { serveTheLeGoffs } from "../support/call";
import { expect, press, test } from "../support/journey";
import { keyboardOf } from "../support/keyboard";

const MOST_KEYS = 30;
const REASON = "Accord de la direction, garde imprévue des enfants";

/** The Le Goff family on the telephone, verified by two facts: straight to the table of its days. */
async function theTableOfTheLeGoffs(page: Page): Promise<void> {
  await serveTheLeGoffs(page);
  await page.goto(`${new URL(page.url()).pathname}/reserver`);
}

test("two children and their whole week are booked from the keyboard, in thirty keys at most", async ({ page, sound }) => {
  await theTableOfTheLeGoffs(page);
  const period = page.getByLabel("Période et activité");
  await period.selectOption((await period.locator("option", { hasText: "Vacances aux Embruns" }).first().getAttribute("value")) ?? "");
  await press(page, "Afficher");
  await sound();
  const keys = keyboardOf(page);
  await page.locator("#tableau").focus();
  await keys.tick(/^Nolwenn, tou/);
  await keys.tick(/^Malo, tou/);
  await keys.key("Enter");
  await expect(page.getByText(/^Je réserve pour Nolwenn/)).toBeVisible();
  await keys.press("Confirmer la réservation");
  await expect(page.getByText("C'est enregistré.")).toBeVisible();
  expect(keys.counted.keys).toBeLessThanOrEqual(MOST_KEYS);
  await sound();
});

test("a day that a rule refuses is booked with a reason, and the family reads it on its receipt", async ({ page, sound }) => {
  await theTableOfTheLeGoffs(page);
  await expect(page.getByRole("checkbox", { name: /, exception$/ })).toHaveCount(0);
  await page.getByRole("checkbox", { name: /^Montrer les jours à exception/ }).check();
  await press(page, "Afficher");
  await page.getByRole("checkbox", { name: /^Tristan, .*, exception$/ }).last().check();
  await press(page, "Vérifier et lire à voix haute");
  await expect(page.getByRole("heading", { level: 1, name: "Lire et confirmer" })).toBeVisible();
  for (const box of await page.getByLabel(/^Réserver (malgré|hors|avant)|^Ajouter une place/).all()) await box.check();
  await press(page, "Confirmer la réservation");
  await expect(page.getByText("Écrivez pourquoi, en une phrase d'au moins 10 caractères.").first()).toBeVisible();
  await page.getByLabel("Raison de l'exception").fill(REASON);
  for (const box of await page.getByLabel(/^Réserver (malgré|hors|avant)|^Ajouter une place/).all()) await box.check();
  await press(page, "Confirmer la réservation");
  await expect(page.getByText(REASON)).toBeVisible();
  await expect(page.getByText(/^Exception du Guichet/).first()).toBeVisible();
  await sound();
});
