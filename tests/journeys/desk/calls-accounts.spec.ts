import { addChild } from "../support/family";
import { anActivityForCalls } from "../support/calls-town";
import { answer, atTheDesk, backToFamily, confirmBooking, hangUp, heading, openTable, pickDays, readTable, said, sayFacts, search } from "../support/call";
import { expect, fill, press, test } from "../support/journey";
import { closeMailbox, linkIn, mailTo } from "../support/mailbox";
import { aPerson } from "../support/person";
import { aParentSignedIn, signIn } from "../support/steps";

test("call 1, a forgotten password: the link leaves for the account's own address, and the caller chooses another", async ({ page, browser, sound }) => {
  const email = "sophie.allain@familles.example";
  const call = await atTheDesk(page);
  await answer(call, { search: "allain", name: "Sophie Allain", facts: { Téléphone: "06 40 00 02 00", "Adresse mail": email }, family: "Allain" });
  await expect(page.getByText(/^Famille Allain, .+, dans le territoire : 2 enfants/)).toBeVisible();
  await call.keys.press("Envoyer un lien de mot de passe");
  await said(page, "Le lien pour choisir un nouveau mot de passe est parti. Il fonctionne une heure.");
  await sound();

  const own = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await own.goto(await linkIn(email, /mot de passe/));
  await fill(own, { "Mot de passe": "trois mouettes sur le ponton" });
  await press(own, "Enregistrer le mot de passe");
  await expect(own.getByRole("heading", { level: 1, name: "Connexion à votre compte" })).toBeVisible();
  await signIn(own, { email, password: "trois mouettes sur le ponton" });
  await expect(own).toHaveURL(/\/famille/);
  await hangUp(call, { acts: /mot de passe/, note: "A retrouvé son compte, le mail était dans les indésirables." });
});

test("call 2, an account never confirmed: the same mail again, and the account opens", async ({ page, browser, sound }) => {
  const email = "lucie.marchand@familles.example";
  const call = await atTheDesk(page);
  await search(call, email);
  await expect(page.getByText(/Un compte a été demandé avec cette adresse .+, et jamais confirmé\./)).toBeVisible();
  await sound();
  await call.keys.press("Renvoyer le mail de confirmation");
  await said(page, /Dites : « Ouvrez le mail, aussi dans les courriers indésirables/);

  const own = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await own.goto(await linkIn(email, /validez votre compte/));
  await press(own, "Valider mon compte");
  await expect(own.getByRole("heading", { level: 1 })).not.toHaveText(/Valide/);

  await search(call, email);
  await expect(page.getByText(/^Un compte est ouvert à cette adresse depuis .+ la personne ajoute son premier enfant en se connectant/)).toBeVisible();
});

test("call 10, the same child in two files: the agent is told, recognises the caller twice, and one file is left", async ({ page, browser, sound }) => {
  const own = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  const second = await aParentSignedIn(own, { givenName: "Julie", familyName: "Evain-Roy" });
  const child = `Ysée${Date.now().toString(36).replace(/\d/g, "")}`;
  await addChild(own, child, "2019");

  const call = await atTheDesk(page);
  const { keys } = call;
  const caller = { search: "antoine evain", name: "Antoine Evain", facts: { Téléphone: "06 40 00 17 00", "Adresse mail": "antoine.evain@familles.example" }, family: "Evain" };
  await answer(call, caller);
  await keys.follow("Compléter les enfants");
  await keys.follow("Ajouter un enfant");
  await expect(page.getByRole("heading", { level: 2, name: "Ajouter un enfant" })).toBeVisible();
  await keys.fill({ "Prénom de l'enfant": child, "Nom de l'enfant": "Martin", Jour: "14", Mois: "mars", Année: "2019" });
  await keys.select("Niveau scolaire", "CE1");
  await keys.press("Ajouter cet enfant");
  await said(page, "C'est ajouté au dossier.");
  await expect(page.getByText("Un autre dossier a un enfant du même nom, né le même jour")).toBeVisible();
  await sound();
  const own1 = page.url();
  await keys.press("Réunir l'autre dossier dans celui-ci");
  await expect(page.getByText(/Ouvrez d'abord l'autre dossier et vérifiez la personne/)).toBeVisible();

  await keys.follow(/^Ouvrir l'autre dossier : Julie Evain-Roy/);
  await heading(page, "Qui est au téléphone ?");
  await sayFacts(call, { facts: { Téléphone: second.phone, "Adresse mail": second.email }, family: "Evain-Roy" });
  await keys.follow(/^Ouvrir l'autre dossier : Antoine Evain/);
  await heading(page, /^Famille Evain$/);
  expect(own1).toContain(new URL(page.url()).pathname);
  await keys.press("Réunir l'autre dossier dans celui-ci");
  await said(page, "Les deux dossiers sont réunis.");
  await expect(page.getByRole("region", { name: "Responsables" }).getByRole("heading", { name: "Julie Evain-Roy" })).toBeVisible();
  await expect(page.getByText("Un autre dossier a un enfant du même nom")).toHaveCount(0);
  await hangUp(call, { acts: /Deux dossiers réunis/, note: "Deux comptes, un dossier : les deux parents y sont." });
  await own.goto("/famille/enfants");
  await expect(own.getByRole("heading", { name: new RegExp(`^${child}`) })).toBeVisible();
});

test("call 11, an address that refuses its mails: it is corrected with the caller, and the receipt goes again", async ({ page, browser, sound }) => {
  const offer = await anActivityForCalls(browser);
  const own = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  const parent = await aParentSignedIn(own, { givenName: "Bérengère", familyName: "Poiraud" });
  await addChild(own, "Lubin", String(new Date().getFullYear() - 8));
  await closeMailbox(parent.email);

  const call = await atTheDesk(page);
  const { keys } = call;
  await answer(call, { search: parent.email, name: "Bérengère Poiraud", facts: { Téléphone: parent.phone, "Adresse mail": parent.email }, family: "Poiraud" });
  await openTable(call, offer);
  await pickDays(call, await readTable(page, [{ child: "Lubin", state: /place/ }]));
  const reference = await confirmBooking(call);
  await backToFamily(call, "Poiraud");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("region", { name: "Responsables" }).getByText("Adresse mail en panne", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByText(/Faites épeler l'adresse et corrigez-la ci-dessous/)).toBeVisible();
  await sound();

  const right = aPerson().email;
  await keys.fill({ "Adresse mail": right });
  await keys.key("Enter");
  await said(page, "Un lien est parti à la nouvelle adresse.");
  await own.goto(await linkIn(right, /adresse/));
  await press(own, "Confirmer cette adresse");
  await expect(own).not.toHaveURL(/confirmer-adresse/);

  await keys.follow(/^Que faire, renvoyer : Votre demande de réservation$/);
  await expect(page.getByRole("button", { name: "Renvoyer ce mail" })).toBeVisible();
  await sound();
  await keys.press("Renvoyer ce mail");
  await said(page, "Le mail repart.");
  expect((await mailTo(right, /Votre demande de réservation/)).text).toContain(reference);
  await keys.follow(/Poiraud/);
  await heading(page, "Famille Poiraud");
  await keys.open("C'est fait");
  await keys.select("Résultat", "Réglé");
  await keys.press("Terminer la tâche");
  await said(page, "La tâche est faite.");
  await hangUp(call, { acts: /Changement d'adresse mail demandé.*Mail renvoyé/, note: "Nouvelle adresse épelée deux fois." });
});
