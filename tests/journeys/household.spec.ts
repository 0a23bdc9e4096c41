import type { Page } from "@playwright/test";
import { expect, fill, press, test } from "./support/journey";
import { linkIn, mailTo } from "./support/mailbox";
import { aPerson } from "./support/person";
import { aParentSignedIn, confirm, register } from "./support/steps";

async function addJeanne(page: Page): Promise<void> {
  await page.goto("/famille/foyer/contacts/nouveau");
  await fill(page, { Prénom: "Jeanne", Nom: "Le Roux", Téléphone: "06 12 34 56 99" });
  await page.getByLabel("Grand-parent", { exact: true }).check();
  await page.getByLabel("À prévenir en cas d'urgence", { exact: true }).check();
  await press(page, "Ajouter cette personne");
  await expect(page.getByText("Cette personne est ajoutée à votre dossier.")).toBeVisible();
}

test("a family gives its address in a commune outside the territory, then inside", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.getByRole("link", { name: "Mon foyer" }).click();
  await expect(page.getByText("Votre adresse nous manque")).toBeVisible();
  await sound();
  await page.getByRole("link", { name: "Donner mon adresse" }).click();
  await sound();
  await fill(page, { "Nom ou code postal": "44640" });
  await press(page, "Chercher");
  await expect(page.getByRole("status")).toHaveText(/5 communes trouvées/);
  await sound();
  await page.getByRole("region", { name: "Une autre commune" }).getByRole("link", { name: "Le Pellerin (44640)" }).click();
  await press(page, "Enregistrer mon adresse");
  await expect(page.getByText("Erreur : Saisissez le numéro et la rue, ou le lieu-dit.")).toBeVisible();
  await sound();
  await fill(page, { "Numéro et rue": "3 quai des Coteaux" });
  await press(page, "Enregistrer mon adresse");
  await expect(page.getByText("Votre adresse est enregistrée.")).toBeVisible();
  await expect(page.getByText("Votre commune est hors du territoire : vous êtes les bienvenus")).toBeVisible();
  await sound();
  await page.getByRole("link", { name: "Modifier mon adresse" }).click();
  await page.getByRole("region", { name: /Communes du territoire/ }).getByRole("link", { name: "Vue (44640)" }).click();
  await fill(page, { "Numéro et rue": "1 rue du Port" });
  await press(page, "Enregistrer mon adresse");
  await expect(page.getByText("Votre commune fait partie du territoire : Pornic agglo Pays de Retz.")).toBeVisible();
  await page.getByText("Voir qui a fait quoi dans ce dossier").click();
  await expect(page.getByText(/Adresse du foyer enregistrée, par vous, le/).first()).toBeVisible();
});

test("in a commune of several postcodes one is chosen among its own", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto("/famille/foyer/commune?q=nantes");
  await page.getByRole("link", { name: /^Nantes \(/ }).click();
  await fill(page, { "Numéro et rue": "2 rue de Strasbourg", "Complément d'adresse": "Bâtiment B" });
  await press(page, "Enregistrer mon adresse");
  await expect(page.getByText("Erreur : Choisissez votre code postal dans la liste.")).toBeVisible();
  await expect(page.getByLabel("Complément d'adresse", { exact: true })).toHaveValue("Bâtiment B");
  await sound();
  await page.getByLabel("Code postal", { exact: true }).selectOption("44300");
  await press(page, "Enregistrer mon adresse");
  await expect(page.getByText("44300 Nantes")).toBeVisible();
});

test("a person to call is added, changed and removed", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto("/famille/foyer/contacts/nouveau");
  await sound();
  await fill(page, { Prénom: "Jeanne", Nom: "Le Roux", Téléphone: "06 12" });
  await press(page, "Ajouter cette personne");
  await expect(page.getByText("Erreur : Choisissez une des réponses proposées.")).toBeVisible();
  await expect(page.getByText("Erreur : Ce numéro de téléphone n'est pas complet.")).toBeVisible();
  await sound();
  await addJeanne(page);
  await sound();
  await page.getByRole("link", { name: "Modifier ou retirer Jeanne Le Roux" }).click();
  await expect(page.getByLabel("Grand-parent", { exact: true })).toBeChecked();
  await sound();
  await page.getByLabel("Peut venir chercher les enfants", { exact: true }).check();
  await press(page, "Enregistrer");
  await expect(page.getByText("Peut venir chercher les enfants", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Modifier ou retirer Jeanne Le Roux" }).click();
  await press(page, "Retirer cette personne");
  await expect(page.getByText("Cette personne est retirée de votre dossier.")).toBeVisible();
  await expect(page.getByText("Jeanne Le Roux")).toHaveCount(0);
});

test("a second parent joins with a new account, sees the same file, and sees nothing once they leave", async ({ page, browser, sound }) => {
  await aParentSignedIn(page, { givenName: "Claire" });
  await addJeanne(page);
  const other = aPerson({ givenName: "Yann" });
  await page.goto("/famille/foyer/inviter");
  await sound();
  await fill(page, { "Adresse mail de l'autre parent": other.email });
  await page.getByLabel("Mère", { exact: true }).check();
  await press(page, "Envoyer l'invitation");
  await expect(page.getByRole("heading", { name: `Invitation envoyée à ${other.email}` })).toBeVisible();
  await sound();

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(await linkIn(other.email, /invitation/i));
  await expect(theirs.getByRole("heading", { level: 1, name: "Rejoindre un dossier famille" })).toBeVisible();
  await expect(theirs.getByText("Claire", { exact: true })).toBeVisible();
  await theirs.getByRole("link", { name: "Créer mon compte" }).first().click();
  await register(theirs, other);
  await confirm(theirs, other);
  await expect(theirs.getByText("Claire vous invite à partager un dossier")).toBeVisible();
  await press(theirs, "Rejoindre ce dossier");
  await expect(theirs.getByText("Vous avez rejoint ce dossier.")).toBeVisible();
  await expect(theirs.getByRole("heading", { name: "Jeanne Le Roux" })).toBeVisible();
  await page.goto("/famille/foyer");
  await expect(page.getByRole("heading", { name: /^Yann/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /Retirer/ })).toHaveCount(0);

  await theirs.goto("/famille/foyer/quitter");
  await press(theirs, "Quitter ce dossier");
  await expect(theirs.getByText("Vous avez quitté le dossier.")).toBeVisible();
  await expect(theirs.getByText("Jeanne Le Roux")).toHaveCount(0);
  await page.goto("/famille/foyer");
  await expect(page.getByRole("heading", { name: "Jeanne Le Roux" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Yann/ })).toHaveCount(0);
});

test("a parent already signed in joins by the link, and an invitation can be taken back", async ({ page, browser, sound }) => {
  const other = await aParentSignedIn(page, { givenName: "Yann" });
  const inviting = await (await browser.newContext()).newPage();
  const inviter = await aParentSignedIn(inviting, { givenName: "Claire" });
  await inviting.goto("/famille/foyer/inviter");
  await fill(inviting, { "Adresse mail de l'autre parent": other.email });
  await press(inviting, "Envoyer l'invitation");
  await page.goto(await linkIn(other.email, /invitation/i));
  await sound();
  await press(page, "Rejoindre ce dossier");
  await expect(page.getByText("Vous avez rejoint ce dossier.")).toBeVisible();
  await mailTo(inviter.email, /a rejoint votre dossier/);
  await page.goto("/famille/foyer/quitter");
  await sound();

  const third = aPerson();
  await inviting.goto("/famille/foyer/inviter");
  await fill(inviting, { "Adresse mail de l'autre parent": third.email });
  await press(inviting, "Envoyer l'invitation");
  const link = await linkIn(third.email, /invitation/i);
  await press(inviting, "Annuler l'invitation");
  await expect(inviting.getByText("L'invitation est annulée.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "Ce lien ne fonctionne pas" })).toBeVisible();
  await sound();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the address and a person to call are given all the same", async ({ page, sound }) => {
    await aParentSignedIn(page);
    await page.goto("/famille/foyer/commune");
    await fill(page, { "Nom ou code postal": "ste pazanne" });
    await press(page, "Chercher");
    await page.getByRole("region", { name: "Une autre commune" }).getByRole("link", { name: /Sainte-Pazanne/ }).click();
    await press(page, "Enregistrer mon adresse");
    await expect(page.getByText("Erreur : Saisissez le numéro et la rue, ou le lieu-dit.")).toBeVisible();
    await fill(page, { "Numéro et rue": "1 place de l'Église" });
    await press(page, "Enregistrer mon adresse");
    await expect(page.getByText("Votre commune fait partie du territoire")).toBeVisible();
    await addJeanne(page);
    await sound();
  });
});
