import { expect, test } from "../support/journey";
import { signedInAs } from "../support/staff";

test("a caller is found, recognised at the second try, noted, and the file closes", async ({ page, sound }) => {
  await signedInAs(page, "agent");
  await page.goto("/admin/familles");
  await page.getByRole("main").getByLabel("Enfant, parent, téléphone, adresse mail ou référence").fill("ines moreu");
  await page.getByRole("main").getByRole("button", { name: "Chercher" }).click();
  await sound();
  await page.getByRole("row", { name: /Inès Moreau/ }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Qui est au téléphone ?" })).toBeVisible();
  await page.getByLabel("Téléphone").fill("06 99 99 99 99");
  await page.getByLabel("Adresse mail").fill("exterieur@demo.example");
  await page.getByRole("button", { name: "Vérifier" }).click();
  await expect(page.getByText(/ne suffisent pas/).first()).toBeVisible();
  await sound();
  await page.getByLabel("Téléphone").fill("06 12 34 56 03");
  await page.getByRole("button", { name: "Vérifier" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Famille Moreau/ })).toBeVisible();
  await sound();
  await page.getByLabel("Note pour vos collègues").fill("Demande les dates de l'été.");
  await page.getByRole("button", { name: "Fin d'appel" }).click();
  await expect(page.getByText("Le dossier est refermé.")).toBeVisible();
});
