import { fill, press, expect, test } from "../support/journey";
import { signedInAs } from "../support/staff";

/** A word of its own for this run: the database of the journeys is shared. */
const mark = `essai ${Date.now().toString(36)}`;

test("a manager sets up a summer: centre, programme, period, slots, announcement", async ({ page, sound }) => {
  await signedInAs(page, "manager");
  await page.goto("/admin/activites/centres/nouveau");
  await fill(page, { Nom: `Centre ${mark}`, Adresse: "1 rue du Phare", Téléphone: "02 40 00 00 09", Présentation: "Face à la mer." });
  await page.getByLabel("Commune", { exact: true }).selectOption({ label: "Pornic" });
  await press(page, "Enregistrer le centre");
  await expect(page.getByRole("status")).toContainText("Le centre est enregistré");

  await page.goto("/admin/activites/programmes/nouveau");
  await fill(page, { Titre: `Été ${mark}`, Présentation: "Des vacances à la mer.", "Tranches d'âge": "3-5, 6-8, 9-11" });
  await page.getByLabel("Centre", { exact: true }).selectOption({ label: `Centre ${mark}` });
  await sound();
  await press(page, "Enregistrer le programme");
  await expect(page.getByRole("status")).toContainText("Le programme est créé");

  await page.goto("/admin/periodes/nouvelle?vacances=ete-2027");
  await fill(page, { Nom: `Vacances ${mark}`, "Premier jour": "2027-07-05", "Dernier jour": "2027-07-16" });
  await press(page, "Enregistrer la période");
  await expect(page.getByRole("status")).toContainText("La période est enregistrée");
  const period = page.url().replace(/\?.*$/, "");

  await page.getByRole("link", { name: "Ajouter des créneaux" }).click();
  await page.getByLabel(new RegExp(`Été ${mark}`)).check();
  await press(page, "Continuer");
  for (const [ages, places, animators] of [["De 3 à 5 ans", "16", "2"], ["De 6 à 8 ans", "24", "2"], ["De 9 à 11 ans", "24", "2"]] as const) {
    const group = page.getByRole("group", { name: ages });
    await group.getByLabel("Places par jour").fill(places);
    await group.getByLabel("Animateurs par jour").fill(animators);
  }
  await press(page, "Voir ce qui sera créé");
  await expect(page.getByRole("status")).toContainText("30 créneaux seront créés, 0 existe déjà, 1 jour férié fermé");
  await sound();
  await press(page, "Créer 30 créneaux");
  await expect(page).toHaveURL(new RegExp(`^${period}\\?fait=creneaux`));
  await press(page, "Annoncer cette période");
  await expect(page.getByRole("status")).toContainText("La période est annoncée");
});

test("a centre's team does not find the pages of managers", async ({ page }) => {
  await signedInAs(page, "center");
  for (const path of ["/admin/activites", "/admin/periodes", "/admin/creneaux/ajouter", "/admin/fermetures/nouvelle", "/admin/parametres"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
});
