import type { Page } from "@playwright/test";
import { expect, fill, press, test } from "./support/journey";
import { linkIn } from "./support/mailbox";
import { aParentSignedIn } from "./support/steps";

const choose = (page: Page, question: string, answer: string) => page.getByRole("radiogroup", { name: question }).getByLabel(answer, { exact: true }).check();
const follow = (page: Page, name: string) => page.getByRole("link", { name, exact: true }).click();

async function addLea(page: Page): Promise<string> {
  await page.goto("/famille/enfants/nouveau");
  await fill(page, { "Prénom de l'enfant": "Léa", "Nom de l'enfant": "Martin", Jour: "14", Mois: "mars", Année: "2019" });
  await page.getByLabel("Niveau scolaire", { exact: true }).selectOption({ label: "CE1" });
  await press(page, "Ajouter cet enfant");
  await expect(page.getByRole("heading", { level: 1, name: "Fiche de Léa" })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("a parent describes a child completely: identity, meal, consents, custody, health", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto("/famille/enfants");
  await expect(page.getByText("Votre dossier n'a pas encore d'enfant.")).toBeVisible();
  await sound();
  await follow(page, "Ajouter un enfant");
  await expect(page.getByLabel("Nom de l'enfant", { exact: true })).toHaveValue("D'Hervé-Le Roux");
  await fill(page, { "Prénom de l'enfant": "Léa", Jour: "30", Mois: "février", Année: "2019" });
  await page.getByLabel("Niveau scolaire", { exact: true }).selectOption({ label: "CE1" });
  await press(page, "Ajouter cet enfant");
  await expect(page.getByText("Erreur : Ce jour n'existe pas dans le calendrier.")).toBeVisible();
  await expect(page.getByLabel("Niveau scolaire", { exact: true })).toHaveValue("ce1");
  await sound();
  const sheet = await addLea(page);
  await expect(page.getByText("jeudi 14 mars 2019")).toBeVisible();
  await sound();

  await follow(page, "Modifier l'école");
  await sound();
  await fill(page, { École: "École des Tilleuls" });
  await press(page, "Enregistrer");
  await expect(page.getByText("École des Tilleuls")).toBeVisible();

  await follow(page, "Choisir le repas");
  await sound();
  await choose(page, "Repas", "Sans viande");
  await press(page, "Enregistrer");
  await expect(page.getByText("Sans viande")).toBeVisible();

  await follow(page, "Donner ou changer les autorisations");
  await press(page, "Enregistrer");
  await expect(page.getByText("Erreur : Choisissez « Oui » ou « Non » pour : photos.")).toBeVisible();
  await sound();
  for (const [question, answer] of [["Soins d'urgence", "Oui"], ["Photos", "Non"], ["Sorties", "Oui"], ["Rentrer seul", "Non"]] as const) await choose(page, question, answer);
  await press(page, "Enregistrer");
  await expect(page.getByText("Oui : soins d'urgence et sorties")).toBeVisible();
  await page.goto(`${sheet}/autorisations`);
  await choose(page, "Photos", "Oui");
  await press(page, "Enregistrer");
  await expect(page.getByText(/^Oui : soins d'urgence, .*photos/)).toBeVisible();
  await page.goto(`${sheet}/autorisations`);
  await page.getByText("Voir les réponses précédentes").click();
  await expect(page.getByText(/^Photos : non, le .+, par vous$/)).toBeVisible();
  await sound();

  await page.goto(`${sheet}/garde`);
  await sound();
  await choose(page, "Où vit Léa ?", "Toujours dans le même foyer");
  await press(page, "Enregistrer");
  await expect(page.getByText("La garde est enregistrée.")).toBeVisible();

  await follow(page, "Remplir ou relire la fiche sanitaire");
  await sound();
  await choose(page, "Allergies", "Oui, une allergie ou plus");
  await choose(page, "PAI", "Rien à signaler");
  await choose(page, "Traitement en cours", "Rien à signaler");
  await choose(page, "Vaccins obligatoires", "À jour");
  await press(page, "Enregistrer la fiche sanitaire");
  await expect(page.getByText("Erreur : Précisez votre réponse en quelques mots")).toBeVisible();
  await sound();
  await fill(page, { "Lesquelles, et que faire ?": "Arachide" });
  await press(page, "Enregistrer la fiche sanitaire");
  await expect(page.getByText(/Remplie le/)).toBeVisible();
  await expect(page.getByText("Arachide")).toHaveCount(0);
  await page.goto(`${sheet}/sante`);
  await expect(page.getByLabel("Lesquelles, et que faire ?", { exact: true })).toHaveValue("Arachide");

  await page.goto("/famille/enfants/nouveau");
  await addLeaAgain(page);
  await expect(page.getByText("Erreur : Cet enfant est déjà dans votre dossier")).toBeVisible();

  await page.goto(`${sheet}/retirer`);
  await sound();
  await press(page, "Retirer Léa");
  await expect(page.getByText("L'enfant est retiré de votre dossier.")).toBeVisible();
  expect((await page.goto(sheet))?.status()).toBe(404);
});

async function addLeaAgain(page: Page): Promise<void> {
  await fill(page, { "Prénom de l'enfant": "LÉA", Jour: "14", Mois: "3", Année: "2019" });
  await page.getByLabel("Niveau scolaire", { exact: true }).selectOption({ label: "CE1" });
  await press(page, "Ajouter cet enfant");
}

test("a session opened by a link gives the password before it sees health", async ({ page, sound }) => {
  const person = await aParentSignedIn(page);
  const sheet = await addLea(page);
  await press(page, "Se déconnecter");
  await expect(page).not.toHaveURL(/\/famille/);
  await page.goto("/lien-de-connexion");
  await fill(page, { "Adresse mail": person.email });
  await press(page, "Recevoir le lien");
  await page.goto(await linkIn(person.email, /connexion/i));
  await press(page, "Connexion");
  await expect(page).toHaveURL(/\/famille$/);
  await page.goto(`${sheet}/sante`);
  await expect(page.getByText("Allergies")).toHaveCount(0);
  await sound();
  await fill(page, { "Mot de passe actuel": "pas celui-ci du tout" });
  await press(page, "Ouvrir la fiche sanitaire");
  await expect(page.getByText("Erreur : Ce n'est pas votre mot de passe actuel.")).toBeVisible();
  await fill(page, { "Mot de passe actuel": person.password });
  await press(page, "Ouvrir la fiche sanitaire");
  await expect(page).toHaveURL(/\/sante\?fait=verifie$/);
  await expect(page.getByRole("radiogroup", { name: "Allergies" })).toBeVisible();
});

test("another family's child is on no page", async ({ page, browser }) => {
  await aParentSignedIn(page);
  const sheet = await addLea(page);
  const stranger = await (await browser.newContext()).newPage();
  await aParentSignedIn(stranger);
  for (const path of ["", "/identite", "/repas", "/autorisations", "/garde", "/sante", "/retirer"]) {
    expect((await stranger.goto(sheet + path))?.status(), path).toBe(404);
    expect((await stranger.goto(`/famille/enfants/chd_00000000000000000000${path}`))?.status(), path).toBe(404);
    await expect(stranger.getByText("Léa")).toHaveCount(0);
  }
});
