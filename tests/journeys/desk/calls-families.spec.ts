import { anActivityForCalls } from "../support/calls-town";
import { answer, atTheDesk, backToFamily, confirmBooking, findFamily, hangUp, heading, openTable, pickDays, readTable, said, sayFacts, search } from "../support/call";
import { expect, test } from "../support/journey";
import { aStranger } from "../support/person";
import { signedInAs } from "../support/staff";

test("call 3, no mail at all: a file by telephone, a day, and a letter", async ({ page, browser, sound }) => {
  const offer = await anActivityForCalls(browser);
  const call = await atTheDesk(page);
  const { keys } = call;
  const { familyName, phone } = aStranger();
  await search(call, `yvette ${familyName}`);
  await expect(page.getByRole("status")).toHaveText(`Aucune famille ne répond à « yvette ${familyName} ».`);
  await keys.follow("Nouvelle famille");
  await heading(page, "Nouvelle famille");
  await keys.choose("Qui appelle ?", "Le parent ou le responsable légal");
  await keys.fill({ Prénom: "Yvette", Nom: familyName, Téléphone: phone });
  await keys.press("Ouvrir le dossier");
  await heading(page, `Famille ${familyName}`);
  await expect(page.getByText("Sans compte : téléphone et courrier")).toBeVisible();

  await keys.follow("Compléter les enfants");
  await keys.follow("Ajouter un enfant");
  await expect(page.getByRole("heading", { level: 2, name: "Ajouter un enfant" })).toBeVisible();
  await keys.fill({ "Prénom de l'enfant": "Lilian", Jour: "14", Mois: "mars", Année: String(new Date().getFullYear() - 8) });
  await keys.select("Niveau scolaire", "CE1");
  await keys.press("Ajouter cet enfant");
  await said(page, "C'est ajouté au dossier.");
  await keys.follow("Foyer");
  await keys.follow("Noter l'adresse");
  await keys.follow(/^Pornic \(/);
  await keys.fill({ "Numéro et rue": "2 venelle du Lavoir" });
  await keys.press("Enregistrer l'adresse");
  await said(page, "L'adresse est enregistrée.");
  await keys.follow("Appel en cours");
  await heading(page, `Famille ${familyName}`);

  await openTable(call, offer);
  await pickDays(call, await readTable(page, [{ child: "Lilian", state: /place/ }]));
  await expect(page.getByText(/^Je réserve pour Lilian, le .+, à l'accueil Le Grand Pré, journée avec repas, .+\s€\. Annulation gratuite jusqu'au/)).toBeVisible();
  const reference = await confirmBooking(call);
  await backToFamily(call, familyName);
  const task = page.getByRole("region", { name: "À faire pour cette famille" });
  await expect(task.getByText(new RegExp(`^Demande ${reference}, `))).toBeVisible();
  await sound();
  await keys.follow(`Courrier à imprimer pour Yvette ${familyName}`);
  await heading(page, "Courrier à imprimer");
  await expect(page.getByRole("article", { name: "Courrier" })).toContainText("2 venelle du Lavoir");
  await expect(page.getByRole("article", { name: "Courrier" })).toContainText(`Demande ${reference}`);
  await sound();
  await page.goBack();
  await heading(page, `Famille ${familyName}`);
  await keys.open("C'est fait");
  await keys.select("Résultat", "Courrier envoyé");
  await keys.press("Terminer la tâche");
  await said(page, "La tâche est faite.");
  await hangUp(call, { acts: /Dossier ouvert par téléphone/, note: "N'a pas de mail : tout par courrier." });
});

test("call 4, a grandparent: nothing is said of the family, and the parent adds them afterwards", async ({ page, sound }) => {
  const call = await atTheDesk(page);
  const { keys } = call;
  const caller = { search: "audrain", name: "Karim Audrain", facts: { Téléphone: "06 40 00 03 00", "Adresse mail": "karim.audrain@familles.example" }, family: "Audrain" };
  await findFamily(call, caller);
  await keys.open("Un grand-parent ou quelqu'un d'autre appelle : que dire ?");
  await expect(page.getByText(/^« Merci de vous occuper d'eux\. Seuls les parents/)).toBeVisible();
  await sound();
  await search(call, "grand mere audrain");
  await keys.follow("Nouvelle famille");
  await heading(page, "Nouvelle famille");
  await keys.choose("Qui appelle ?", "Un grand-parent");
  await keys.fill({ Prénom: "Josiane", Nom: "Audrain", Téléphone: "02 40 11 22 34" });
  await keys.press("Ouvrir le dossier");
  await expect(page.getByRole("alert").filter({ hasText: "Seul un parent ou un responsable légal peut ouvrir un dossier." })).toBeFocused();

  await answer(call, caller);
  await keys.follow("Compléter le foyer");
  await keys.follow(/^Ajouter une personne/);
  await keys.fill({ Prénom: "Josiane", Nom: "Audrain", Téléphone: "02 40 11 22 34" });
  await keys.choose("Lien avec les enfants", "Grand-parent");
  await keys.tick("Peut venir chercher les enfants");
  await keys.press("Ajouter cette personne");
  await said(page, "Cette personne est ajoutée au dossier.");
  await expect(page.getByText("Josiane Audrain").first()).toBeVisible();
  await keys.follow("Appel en cours");
  await heading(page, "Famille Audrain");
  await hangUp(call, { acts: /ajoutée/, note: "La grand-mère pourra venir le mercredi." });
});

test("call 6, separated parents: the agent reads what the judge decided, and who may do what", async ({ page, browser, sound }) => {
  const call = await atTheDesk(page);
  const { keys } = call;
  await answer(call, { search: "tessier", name: "Maëlle Tessier", facts: { Téléphone: "06 40 00 00 00", "Adresse mail": "maelle.tessier@familles.example" }, family: "Tessier" });
  await expect(page.getByText(/garde alternée/).first()).toBeVisible();
  await keys.follow("Compléter les documents");
  await keys.follow("Ajouter un document");
  await keys.follow("Décision de justice");
  await expect(page.getByRole("heading", { level: 2, name: "Décision de justice" })).toBeVisible();
  await sound();
  await keys.choose("Pour qui est ce document ?", "Toute la famille");
  await keys.press("Noter comme vu et accepté");
  await said(page, "Le papier est noté comme vu et accepté.");
  await keys.follow("Appel en cours");
  await heading(page, "Famille Tessier");
  const guardians = page.getByRole("region", { name: "Responsables" });
  await expect(guardians.getByText(/^Ordonnance du juge, pour tous les enfants : acceptée le /)).toBeVisible();
  await expect(guardians.getByText("Peut réserver et annuler : Maëlle Tessier.")).toBeVisible();
  await expect(guardians.getByText("Peut venir chercher les enfants : Maëlle Tessier et Odile Tessier.")).toBeVisible();
  await expect(guardians.getByText(/^Autre foyer, sans droit sur ce dossier : Julien Barbier\./)).toBeVisible();
  await sound();
  await keys.follow("Lire la décision avant de répondre");
  await heading(page, "Décision de justice");
  await expect(page.getByText("Maëlle Tessier").first()).toBeVisible();
  const order = page.url();
  await page.goBack();
  await heading(page, "Famille Tessier");
  await hangUp(call, { acts: /Papier montré/, note: "Jugement lu à voix haute avec Mme Tessier : le père vient un vendredi sur deux." });

  const centre = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await signedInAs(centre, "center");
  expect((await centre.goto(order))?.status(), "a centre's team does not open it").toBe(404);

  await findFamily(call, { search: "elouan tessier", name: "Maëlle Tessier" });
  await keys.fill({ Téléphone: "06 12 34 56 88" });
  await keys.fill({ "Adresse mail": "julien.barbier@familles.example" });
  await keys.key("Enter");
  await expect(page.getByText(/^Ces réponses ne suffisent pas à reconnaître la personne/).first()).toBeVisible();
});

test("call 9, wrong facts: nothing shows, and the family reads that somebody tried", async ({ page, sound }) => {
  const call = await atTheDesk(page);
  const { keys } = call;
  const caller = { search: "averty", name: "Aurélie Averty", facts: { Téléphone: "06 40 00 04 00", "Adresse mail": "aurelie.averty@familles.example" }, family: "Averty" };
  await findFamily(call, caller);
  for (const phone of ["06 99 99 99 01", "06 99 99 99 02"]) {
    await keys.fill({ Téléphone: phone, "Adresse mail": caller.facts["Adresse mail"] ?? "" });
    await keys.key("Enter");
    await expect(page.getByText(/^Ces réponses ne suffisent pas à reconnaître la personne/).first()).toBeVisible();
    await expect(page.getByLabel("Téléphone", { exact: true })).toHaveValue(phone);
  }
  await heading(page, "Qui est au téléphone ?");
  await expect(page.getByText("06 40 00 04 00")).toHaveCount(0);
  await sound();
  await sayFacts(call, caller);
  await expect(page.getByRole("row", { name: /identité non reconnue, dossier resté fermé/ })).toHaveCount(2);
  await keys.open("Promettre de rappeler");
  await keys.fill({ "À dire ou à demander": "Rappeler pour dire qui a appelé." });
  await keys.press("Ajouter aux tâches");
  await said(page, "Le rappel est dans les tâches.");
  await hangUp(call, { acts: /Rappel prévu/, note: "Quelqu'un s'est fait passer pour elle ce matin." });
});
