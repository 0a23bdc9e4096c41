import { expect, fill, press, test } from "./support/journey";
import { linkIn, mailTo } from "./support/mailbox";
import { aPerson } from "./support/person";
import { aParentSignedIn, signIn } from "./support/steps";

test("a parent changes name and telephone", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto("/famille/compte");
  await sound();
  await page.getByRole("link", { name: "Modifier mon nom ou mon téléphone" }).click();
  await expect(page.getByLabel("Téléphone", { exact: true })).toHaveValue("06 12 34 56 78");
  await sound();
  await fill(page, { Prénom: "Élo", Téléphone: "+33 7 98 76 54 32" });
  await press(page, "Enregistrer");
  await expect(page.getByText("Vos coordonnées sont enregistrées.")).toBeVisible();
  await expect(page.getByText("07 98 76 54 32")).toBeVisible();
});

test("the address changes once the new one answers, and the old one can take it back", async ({ page, sound }) => {
  const person = await aParentSignedIn(page);
  const next = aPerson().email;
  await page.goto("/famille/compte/adresse-mail");
  await sound();
  await fill(page, { "Nouvelle adresse mail": next });
  await press(page, "Envoyer le lien de confirmation");
  await expect(page.getByText("Consultez la boîte mail de la nouvelle adresse")).toBeVisible();
  await sound();
  await mailTo(person.email, /demand/i);
  await page.goto(await linkIn(next, /adresse/i));
  await sound();
  await press(page, "Confirmer cette adresse");
  await expect(page.getByText("Votre nouvelle adresse mail est enregistrée.")).toBeVisible();
  await page.goto(await linkIn(person.email, /adresse/i));
  await sound();
  await press(page, "Remettre cette adresse");
  await expect(page.getByRole("heading", { level: 1, name: "Votre ancienne adresse est remise" })).toBeVisible();
  await page.goto("/famille");
  await expect(page).toHaveURL(/\/connexion/);
  await signIn(page, person);
  await expect(page.getByRole("link", { name: /ne vont pas ensemble/ })).toBeVisible();
});

test("a changed password signs out the other devices and keeps this one", async ({ page, browser, sound }) => {
  const person = await aParentSignedIn(page);
  const phone = await (await browser.newContext()).newPage();
  await phone.goto("/connexion");
  await signIn(phone, person);
  await expect(phone).toHaveURL(/\/famille$/);
  await page.goto("/famille/compte/securite");
  await expect(page.getByText("C'est cet appareil.")).toBeVisible();
  await sound();
  await fill(page, { "Nouveau mot de passe": "deux crabes dans un panier" });
  await press(page, "Enregistrer le mot de passe");
  await expect(page.getByText("Votre nouveau mot de passe est enregistré.")).toBeVisible();
  await mailTo(person.email, /mot de passe/i);
  await phone.goto("/famille");
  await expect(phone).toHaveURL(/\/connexion/);
  await page.goto("/famille");
  await expect(page).toHaveURL(/\/famille$/);
});

test("a device is signed out from the list", async ({ page, browser }) => {
  const person = await aParentSignedIn(page);
  const phone = await (await browser.newContext()).newPage();
  await phone.goto("/connexion");
  await signIn(phone, person);
  await expect(phone).toHaveURL(/\/famille$/);
  await page.goto("/famille/compte/securite");
  await press(page, "Déconnecter");
  await expect(page.getByText("L'appareil est déconnecté.")).toBeVisible();
  await phone.goto("/famille");
  await expect(phone).toHaveURL(/\/connexion/);
});

test("a parent takes the data away and reads the history", async ({ page, sound }) => {
  const person = await aParentSignedIn(page);
  await page.goto("/famille/compte/donnees");
  await sound();
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Télécharger mes données")]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  expect(JSON.parse(text)).toMatchObject({ compte: { adresseMail: person.email, prenom: person.givenName } });
  expect(text).not.toContain("argon2");
  await page.getByText("Voir les derniers événements de mon compte").click();
  await expect(page.getByText("Compte validé, le").first()).toBeVisible();
});

test("a closing account can be kept, by its link", async ({ page, browser, sound }) => {
  const person = await aParentSignedIn(page);
  await page.goto("/famille/compte/fermer");
  await sound();
  await press(page, "Fermer mon compte");
  await expect(page.getByRole("heading", { name: /Votre compte ferme le/ })).toBeVisible();
  await sound();
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(await linkIn(person.email, /ferm/i));
  await press(elsewhere, "Garder mon compte");
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Votre compte reste ouvert" })).toBeVisible();
  await page.goto("/famille/compte/donnees");
  await expect(page.getByRole("heading", { name: "Fermer mon compte" })).toBeVisible();
});

test("a session opened by a link asks for the password before the address changes", async ({ page, sound }) => {
  const person = await aParentSignedIn(page);
  await press(page, "Se déconnecter");
  await expect(page).not.toHaveURL(/\/famille/);
  await page.goto("/lien-de-connexion");
  await fill(page, { "Adresse mail": person.email });
  await press(page, "Recevoir le lien");
  await page.goto(await linkIn(person.email, /connexion/i));
  await press(page, "Connexion");
  await expect(page).toHaveURL(/\/famille$/);
  await page.goto("/famille/compte/adresse-mail");
  await fill(page, { "Nouvelle adresse mail": aPerson().email, "Mot de passe actuel": "pas celui-ci du tout" });
  await press(page, "Envoyer le lien de confirmation");
  await expect(page.getByText("Erreur : Ce n'est pas votre mot de passe actuel.")).toBeVisible();
  await sound();
});
