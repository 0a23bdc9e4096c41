import { expect, press, fill, test } from "./support/journey";
import { linkIn } from "./support/mailbox";
import { aPerson } from "./support/person";
import { aParentSignedIn, signIn, signOut } from "./support/steps";

test("a parent signs in from the home page and signs out", async ({ page, sound }) => {
  const person = await aParentSignedIn(page);
  await signOut(page);
  await page.goto("/");
  await signIn(page, person);
  await expect(page.getByRole("heading", { level: 1, name: `Bonjour ${person.givenName}` })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: `Bonjour ${person.givenName}` })).toBeVisible();
  await sound();
  await page.goto("/famille");
  await signOut(page);
  await page.goto("/famille");
  await expect(page).toHaveURL(/\/connexion\?suite=%2Ffamille$/);
  await sound();
});

test("signing in leads back to where the person was going", async ({ page }) => {
  const person = await aParentSignedIn(page);
  await signOut(page);
  await page.goto("/famille/compte/securite");
  await signIn(page, person);
  await expect(page).toHaveURL(/\/famille\/compte\/securite$/);
});

test("signing in never leads to another site", async ({ page }) => {
  const person = await aParentSignedIn(page);
  await signOut(page);
  await page.goto("/connexion?suite=//ailleurs.example/famille");
  await signIn(page, person);
  await expect(page).toHaveURL(/\/famille$/);
});

test("a wrong password and an unknown address get the same words", async ({ page, sound }) => {
  const person = await aParentSignedIn(page);
  await signOut(page);
  const words = "L'adresse mail et le mot de passe ne vont pas ensemble.";
  await signIn(page, { email: person.email, password: "ce n'est pas le bon" });
  await expect(page.getByRole("link", { name: words })).toBeVisible();
  await expect(page.getByLabel("Adresse mail", { exact: true })).toHaveValue(person.email);
  await sound();
  await signIn(page, { email: aPerson().email, password: "ce n'est pas le bon" });
  await expect(page.getByRole("link", { name: words })).toBeVisible();
});

test("a link by mail signs in, once, in the browser that asked", async ({ page, browser, sound }) => {
  const person = await aParentSignedIn(page);
  await signOut(page);
  await page.goto("/lien-de-connexion");
  await sound();
  await fill(page, { "Adresse mail": person.email });
  await press(page, "Recevoir le lien");
  await expect(page.getByText(person.email)).toBeVisible();
  await sound();
  const link = await linkIn(person.email, /connexion/i);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Ce lien s'ouvre ailleurs" })).toBeVisible();
  await page.goto(link);
  await sound();
  await press(page, "Connexion");
  await expect(page).toHaveURL(/\/famille$/);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "C'est déjà fait" })).toBeVisible();
});

test("a forgotten password is replaced through the mailbox, and every device must sign in again", async ({ page, browser, sound }) => {
  const person = await aParentSignedIn(page);
  const forgetful = await (await browser.newContext()).newPage();
  await forgetful.goto("/connexion");
  await forgetful.getByRole("link", { name: "Mot de passe oublié ?" }).click();
  await fill(forgetful, { "Adresse mail": person.email });
  await press(forgetful, "Recevoir le lien");
  await expect(forgetful.getByRole("heading", { level: 1, name: "Consultez votre boîte mail" })).toBeVisible();
  await forgetful.goto(await linkIn(person.email, /mot de passe/i));
  await fill(forgetful, { "Mot de passe": "123456789012" });
  await press(forgetful, "Enregistrer le mot de passe");
  await expect(forgetful.getByText("Erreur : Ajoutez des lettres")).toBeVisible();
  const password = "quatre phares et une bouée";
  await fill(forgetful, { "Mot de passe": password });
  await press(forgetful, "Enregistrer le mot de passe");
  await expect(forgetful.getByText("Votre nouveau mot de passe est enregistré.")).toBeVisible();
  await page.goto("/famille");
  await expect(page).toHaveURL(/\/connexion/);
  await signIn(page, { email: person.email, password });
  await expect(page).toHaveURL(/\/famille$/);
  await sound();
});
