import { expect, type Page } from "@playwright/test";
import { fill, press } from "./journey";

const choose = (page: Page, question: string, answer: string) => page.getByRole("group", { name: question }).getByLabel(answer, { exact: true }).check();

/** A child in the family file, described in one page. Gives the address of its page. */
export async function addChild(page: Page, givenName: string, year: string): Promise<string> {
  await page.goto("/famille/enfants/nouveau");
  await fill(page, { "Prénom de l'enfant": givenName, "Nom de l'enfant": "Martin", Jour: "14", Mois: "mars", Année: year });
  await page.getByLabel("Niveau scolaire", { exact: true }).selectOption({ label: "Autre" });
  await press(page, "Ajouter cet enfant");
  await expect(page.getByRole("heading", { level: 1, name: `Fiche de ${givenName}` })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** What a leisure centre asks of every family: an address and somebody to call. */
export async function describeHousehold(page: Page): Promise<void> {
  await page.goto("/famille/foyer/adresse?commune=44131");
  await fill(page, { "Numéro et rue": "3 rue des Dunes" });
  await press(page, "Enregistrer mon adresse");
  await page.goto("/famille/foyer/contacts/nouveau");
  await fill(page, { Prénom: "Jeanne", Nom: "Le Roux", Téléphone: "06 12 34 56 99" });
  await page.getByLabel("Grand-parent", { exact: true }).check();
  await page.getByLabel("À prévenir en cas d'urgence", { exact: true }).check();
  await press(page, "Ajouter cette personne");
}

/** And of every child: consents and the health record. */
export async function completeFile(page: Page, sheet: string): Promise<void> {
  await page.goto(`${sheet}/autorisations`);
  for (const question of ["Soins d'urgence", "Photos", "Sorties", "Rentrer seul"]) await choose(page, question, "Oui");
  await press(page, "Enregistrer");
  await page.goto(`${sheet}/sante`);
  for (const question of ["Allergies", "PAI", "Traitement en cours"]) await choose(page, question, "Rien à signaler");
  await choose(page, "Vaccins obligatoires", "À jour");
  await press(page, "Enregistrer la fiche sanitaire");
  await expect(page.getByText("La fiche sanitaire est enregistrée.")).toBeVisible();
}
