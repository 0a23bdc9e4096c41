import { expect, fill, press, test } from "../support/journey";
import { mailTo } from "../support/mailbox";
import { signedInAs } from "../support/staff";

test("the rank of each child is read with its reason, and a priority moves one of them", async ({ page, sound }) => {
  await signedInAs(page, "agent");
  await page.goto("/admin/listes-attente");
  await sound();
  await page.getByRole("region", { name: "Créneaux avec une liste d'attente" }).getByRole("link").first().click();
  const line = page.getByRole("region", { name: "Enfants en attente" });
  await expect(line.getByText(/demande du \d+/).first()).toBeVisible();
  await sound();
  await line.getByRole("link", { name: /Changer/ }).last().click();
  await sound();
  await page.getByLabel("Priorité", { exact: true }).selectOption({ label: "Très prioritaire" });
  await press(page, "Enregistrer la priorité");
  await expect(page.getByText("Écrivez pourquoi, en quelques mots.").first()).toBeVisible();
  await fill(page, { Raison: "Hospitalisation d'un parent" });
  await press(page, "Enregistrer la priorité");
  await expect(page.getByText("La priorité est enregistrée.")).toBeVisible();
  await expect(line.getByText("Priorité : Hospitalisation d'un parent")).toBeVisible();
});

test("a message to the families of some days is checked, sent once, and arrives", async ({ page, sound }) => {
  await signedInAs(page, "agent");
  await page.goto("/admin/messages");
  await sound();
  await page.getByRole("link", { name: "Écrire à des familles" }).click();
  const last = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
  await fill(page, { "Dernier jour": last, Titre: "Sortie à la plage", Message: "Prévoyez des bottes et un <b>vêtement</b> de pluie." });
  await sound();
  await press(page, "Vérifier avant d'envoyer");
  await expect(page.getByRole("heading", { level: 1, name: "Vérifier et envoyer" })).toBeVisible();
  await sound();
  await page.getByRole("button", { name: /^Envoyer à \d+ familles?$/ }).click();
  await expect(page.getByText("Le message est envoyé.")).toBeVisible();
  await sound();
  const mail = await mailTo("parent@demo.example", /Un message du Guichet des Familles/);
  expect(mail.text).toContain("Prévoyez des bottes et un <b>vêtement</b> de pluie.");
  await page.goto("/admin/messages/envois");
  await expect(page.getByRole("row", { name: /Sortie à la plage/ }).getByText("Envoyé", { exact: true })).toBeVisible();
});

test("the journal says who did it, and that it was read", async ({ page, sound }) => {
  await signedInAs(page, "manager");
  await page.goto("/admin/journal?acte=journal.read");
  await page.reload();
  await expect(page.getByRole("cell", { name: /^Journal consulté/ }).first()).toBeVisible();
  await sound();
});
