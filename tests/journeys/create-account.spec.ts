import { expect, fill, press, test } from "./support/journey";
import { countMails, linkIn, mailTo } from "./support/mailbox";
import { aPerson } from "./support/person";
import { confirm, register, signIn } from "./support/steps";

test("a parent finds the way from the home page to an open account", async ({ page, sound }) => {
  const person = aPerson();
  await page.goto("/");
  await sound();
  await page.getByRole("link", { name: "Pas encore de compte ? Créer mon compte" }).click();
  await expect(page).toHaveURL(/\/creer-compte$/);
  await sound();
  await register(page, person);
  await expect(page.getByText(person.email)).toBeVisible();
  await sound();
  await page.goto(await linkIn(person.email, /validez votre compte/));
  await expect(page.getByText(`${person.givenName} ${person.familyName}`)).toBeVisible();
  await sound();
  await press(page, "Valider mon compte");
  await expect(page.getByRole("heading", { level: 1, name: `Bonjour ${person.givenName}` })).toBeVisible();
  await sound();
});

test("a form sent too early says what is missing and keeps what was typed, except the password", async ({ page, sound }) => {
  await page.goto("/creer-compte");
  await fill(page, { "Adresse mail": "pas une adresse", "Mot de passe": "court", Prénom: "Zoé", Téléphone: "12" });
  await press(page, "Créer mon compte");
  await expect(page.getByText("Erreur : Cette adresse mail n'est pas complète.")).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur : /);
  await expect(page.getByLabel("Adresse mail", { exact: true })).toHaveValue("pas une adresse");
  await expect(page.getByLabel("Prénom", { exact: true })).toHaveValue("Zoé");
  await expect(page.getByLabel("Mot de passe", { exact: true })).toHaveValue("");
  await sound();
  await page.getByRole("link", { name: "Saisissez votre nom." }).click();
  await expect(page.getByLabel("Nom", { exact: true })).toBeFocused();
});

test("a grandparent is told kindly what to do instead", async ({ page }) => {
  await page.goto("/creer-compte");
  await page.getByText("Vous êtes grand-parent ?").click();
  await expect(page.getByText("Les parents créent leur compte sur cette page")).toBeVisible();
});

test("a wrong address is corrected without typing everything again", async ({ page, sound }) => {
  const person = aPerson();
  const corrected = aPerson().email;
  await register(page, person);
  await page.getByLabel("Adresse mail", { exact: true }).fill(corrected);
  await press(page, "Corriger et renvoyer");
  await expect(page.getByText(corrected)).toBeVisible();
  await sound();
  await confirm(page, { ...person, email: corrected });
  await expect(page).toHaveURL(/\/famille/);
});

test("the mail is sent again on request", async ({ page }) => {
  const person = aPerson();
  await register(page, person);
  await mailTo(person.email, /validez votre compte/);
  await press(page, "Renvoyer le mail");
  await expect(page.getByRole("status").getByText("un nouveau mail part")).toBeVisible();
});

test("confirmed on another device, the account is open and asks to sign in there", async ({ page, browser, sound }) => {
  const person = aPerson();
  await register(page, person);
  const elsewhere = await (await browser.newContext()).newPage();
  await confirm(elsewhere, person);
  await expect(elsewhere).toHaveURL(/\/connexion/);
  await expect(elsewhere.getByText("Votre compte est validé.")).toBeVisible();
  await page.goto("/famille");
  await expect(page).toHaveURL(/\/connexion\?suite=/);
  await signIn(page, person);
  await expect(page.getByRole("heading", { level: 1, name: `Bonjour ${person.givenName}` })).toBeVisible();
  await sound();
});

test("opening the link, even often, changes nothing: the account waits for the button", async ({ page, request }) => {
  const person = aPerson();
  await register(page, person);
  const link = await linkIn(person.email, /validez votre compte/);
  for (let scan = 0; scan < 3; scan += 1) {
    expect((await request.get(link)).status()).toBe(200);
    expect((await request.head(link)).status()).toBe(200);
  }
  await page.goto(link);
  await press(page, "Valider mon compte");
  await expect(page).toHaveURL(/\/famille/);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "C'est déjà fait" })).toBeVisible();
});

test("« Ce n'est pas moi » forgets the registration", async ({ page, sound }) => {
  const person = aPerson();
  await register(page, person);
  const link = await linkIn(person.email, /validez votre compte/);
  await page.goto(link);
  await press(page, "Ce n'est pas moi");
  await expect(page.getByRole("heading", { level: 1, name: "C'est noté" })).toBeVisible();
  await sound();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "Ce lien ne fonctionne pas" })).toBeVisible();
  await sound();
});

test("registering a known address shows the same page and tells its owner by mail", async ({ page, browser }) => {
  const person = aPerson();
  await register(page, person);
  await confirm(page, person);
  await expect(page).toHaveURL(/\/famille/);
  const stranger = await (await browser.newContext()).newPage();
  await register(stranger, { ...person, givenName: "Autre" });
  await expect(stranger.getByText(person.email)).toBeVisible();
  await mailTo(person.email, /avez déjà un compte/);
  expect(await countMails(person.email, /validez votre compte/)).toBe(1);
});
