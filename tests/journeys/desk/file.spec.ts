import type { Page } from "@playwright/test";
import { addChild } from "../support/family";
import { expect, fill, press, test } from "../support/journey";
import type { Person } from "../support/person";
import { signedInAs } from "../support/staff";
import { aParentSignedIn } from "../support/steps";

/** The agent finds the family by its mail, and the caller says two true things. */
async function answerCall(page: Page, { email, phone }: Person): Promise<string> {
  await page.goto(`/admin/familles?q=${encodeURIComponent(email)}`);
  await page.locator('main a[href^="/admin/familles/fam_"]').first().click();
  await fill(page, { Téléphone: phone, "Adresse mail": email });
  await press(page, "Vérifier");
  await expect(page.getByRole("button", { name: "Vérifier", exact: true })).toHaveCount(0);
  return new URL(page.url()).pathname;
}

test("an agent adds a child and a contact that a parent dictates, and the parent reads who did it", async ({ page, browser, sound }) => {
  const own = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  const parent = await aParentSignedIn(own);
  await addChild(own, "Zélie", "2019");
  await signedInAs(page, "agent");
  const call = await answerCall(page, parent);

  await page.goto(`${call}/enfants/nouveau`);
  await fill(page, { "Prénom de l'enfant": "Nino", Jour: "2", Mois: "mai", Année: "2018" });
  await page.getByLabel("Niveau scolaire", { exact: true }).selectOption({ label: "CE2" });
  await press(page, "Ajouter cet enfant");
  await expect(page.getByText("C'est ajouté au dossier.")).toBeVisible();
  await sound();

  await page.goto(`${call}/foyer/contacts/nouveau`);
  await fill(page, { Prénom: "Jeanne", Nom: "Le Roux", Téléphone: "06 12 34 56 99" });
  await page.getByLabel("Grand-parent", { exact: true }).check();
  await page.getByLabel("À prévenir en cas d'urgence", { exact: true }).check();
  await press(page, "Ajouter cette personne");
  await expect(page.getByText("Jeanne Le Roux").first()).toBeVisible();
  await sound();

  await own.goto("/famille/enfants");
  await expect(own.getByRole("heading", { name: /^Nino / })).toBeVisible();
  await own.goto("/famille/foyer");
  await own.getByText("Voir qui a fait quoi dans ce dossier").click();
  await expect(own.getByText(/Personne à prévenir ajoutée, par le Guichet, le/)).toBeVisible();
});

test("an agent refuses a paper with a reason, and the family reads what to do", async ({ page, browser, sound }) => {
  const own = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await aParentSignedIn(own);
  await addChild(own, "Zélie", "2019");
  await own.goto("/famille/documents/nouveau?type=swim_test");
  const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await own.getByLabel("Photos ou PDF", { exact: true }).setInputFiles({ name: "test.png", mimeType: "image/png", buffer: pixel });
  await press(own, "Envoyer ce document");
  await expect(own.getByText("Votre document est bien reçu.")).toBeVisible();
  await own.getByRole("link", { name: "Voir : Test d'aisance aquatique" }).click();
  const id = new URL(own.url()).pathname.split("/").at(-1) ?? "";

  await signedInAs(page, "agent");
  await page.goto("/admin/documents");
  await sound();
  await page.goto(`/admin/documents/${id}`);
  await expect(page.getByRole("img", { name: "Test d'aisance aquatique, page 1" })).toBeVisible();
  await sound();
  await page.getByLabel(/^On ne peut pas le lire/).check();
  await press(page, "Refuser et passer au suivant");
  await expect(page.getByText(/Test d'aisance aquatique, Zélie Martin .+ : Refusé/)).toBeVisible();

  await own.reload();
  await expect(own.getByText(/^Refusé : On ne peut pas le lire\. Reprenez la photo/)).toBeVisible();
});
