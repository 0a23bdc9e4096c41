import { expect, type Page } from "@playwright/test";
import { fill, press } from "./journey";
import { linkIn } from "./mailbox";
import { aPerson, type Person } from "./person";

export async function register(page: Page, person: Person): Promise<void> {
  await page.goto("/creer-compte");
  await fill(page, { "Adresse mail": person.email, "Mot de passe": person.password, Prénom: person.givenName, Nom: person.familyName, Téléphone: person.phone });
  await page.getByLabel("Je suis parent ou responsable légal", { exact: true }).check();
  await press(page, "Créer mon compte");
  await expect(page.getByRole("heading", { level: 1, name: "Consultez votre boîte mail" })).toBeVisible();
}

export async function confirm(page: Page, person: Person): Promise<void> {
  await page.goto(await linkIn(person.email, /validez votre compte/));
  await press(page, "Valider mon compte");
}

/** A parent with a confirmed account, signed in here. */
export async function aParentSignedIn(page: Page, overrides: Partial<Person> = {}): Promise<Person> {
  const person = aPerson(overrides);
  await register(page, person);
  await confirm(page, person);
  await expect(page).toHaveURL(/\/famille/);
  return person;
}

export async function signIn(page: Page, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await fill(page, { "Adresse mail": email, "Mot de passe": password });
  await press(page, "Connexion");
}

export async function signOut(page: Page): Promise<void> {
  await press(page, "Se déconnecter");
  await expect(page).toHaveURL(/\/connexion/);
}
