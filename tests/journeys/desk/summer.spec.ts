import type { Page } from "@playwright/test";
import { addDays, isPublicHoliday, mondayOf, weekdayOf, type Day } from "@/lib/core/days";
import { frenchCivilDay } from "@/lib/core/format";
import { expect, fill, press, test } from "../support/journey";
import { signedInAs } from "../support/staff";

const ALLOWED_MS = 10 * 60_000;
const ALLOWED_ACTS = 16;

/** A word of its own for this run: the database of the journeys is shared. */
const mark = Date.now().toString(36);
const centers = ["Dunes", "Estran", "Criques", "Polder"].map((name) => `${name} ${mark}`);
const [first = ""] = centers;
const teams = { "De 3 à 5 ans": ["16", "2"], "De 6 à 8 ans": ["24", "2"], "De 9 à 11 ans": ["36", "3"] } as const;

const year = new Date().getFullYear() + 1;
const startsOn = mondayOf(addDays(`${year}-07-01` as Day, 6));
const endsOn = addDays(startsOn, 7 * 8 - 3);
const closedOn = addDays(startsOn, 21);
const holidays = [`${year}-07-14`, `${year}-08-15`].filter((day) => isPublicHoliday(day as Day) && weekdayOf(day as Day) <= 5 && startsOn <= day && day <= endsOn);
const opensOn = addDays(startsOn, -42);

/** 4 centres × 3 groups × 40 days × 3 formulas. */
const SLOTS = 4 * 3 * 40 * 3;

async function fillPrices(page: Page, prices: Record<string, string>): Promise<void> {
  for (const [column, price] of Object.entries(prices)) for (const band of [1, 2, 3, 4, 5, 6]) await page.getByLabel(`${column}, tranche ${band}`, { exact: true }).fill(price);
}

/** The row of a day, of all the weeks of the summer: no weekday has the same number twice. */
const placesOn = (page: Page, day: Day) => page.getByRole("table", { name: /journée avec repas/i }).getByRole("row", { name: new RegExp(`^${frenchCivilDay(day, "short")} `, "i") });

test("a manager sets up a whole summer for four centres within ten minutes, and families see it", async ({ page, browser, sound }) => {
  await signedInAs(page, "manager");
  const begun = Date.now();
  let acts = 0;
  const act = async (name: string, said?: string) => {
    acts += 1;
    await press(page, name);
    if (said !== undefined) await expect(page.getByRole("status").first()).toContainText(said);
  };

  await test.step("four centres", async () => {
    for (const [index, name] of centers.entries()) {
      await page.goto("/admin/activites/centres/nouveau");
      await fill(page, { Nom: name, Adresse: `${index + 1} rue du Phare`, Téléphone: `02 40 00 01 0${index}`, Présentation: "Ouvert de 7 h 30 à 18 h 30, face à la mer." });
      await page.getByLabel("Commune", { exact: true }).selectOption({ index: index + 1 });
      await act("Enregistrer le centre", "Le centre est enregistré");
    }
  });

  await test.step("a supervision ratio and a tariff, each from a date", async () => {
    await page.goto("/admin/parametres");
    await page.getByLabel("Quand", { exact: true }).selectOption({ label: "Pendant les vacances scolaires" });
    await page.getByLabel("Âge des enfants", { exact: true }).selectOption({ label: "Moins de 6 ans" });
    await page.getByRole("spinbutton", { name: "Enfants par animateur" }).fill("8");
    await fill(page, { "Texte qui le fixe": `CASF R227-15, ${mark}` });
    await page.locator("#taux-field-validFrom").fill(startsOn);
    await expect(page.getByText(frenchCivilDay(startsOn), { exact: true }).first()).toBeVisible();
    await act("Enregistrer ce taux", "Le taux est enregistré");
    await page.getByRole("link", { name: "Nouveau tarif" }).click();
    await page.getByRole("link", { name: "Accueil de loisirs", exact: true }).click();
    await expect(page.getByLabel("Matin, tranche 1", { exact: true })).not.toHaveValue("");
    await fill(page, { "Nom du tarif": `Été ${mark}` });
    await act("Enregistrer ces prix", "Le tarif est enregistré");
    await fill(page, { "À partir du": startsOn });
    await fillPrices(page, { "Journée, accueil": "9,00", "Journée, repas": "4,00" });
    await act("Enregistrer ces prix", "Le tarif est enregistré");
  });

  await test.step("one programme, then the same in the three other centres", async () => {
    await page.goto("/admin/activites/programmes/nouveau");
    await fill(page, { Titre: `Été ${mark}`, Présentation: "Des vacances à la mer.", "Tranches d'âge": "3-5, 6-8, 9-11" });
    await page.getByLabel("Centre", { exact: true }).selectOption({ label: first });
    await page.getByLabel("Tarif", { exact: true }).selectOption({ label: `Été ${mark}` });
    await sound();
    await act("Enregistrer le programme", "Le programme est créé");
    for (const name of centers.slice(1)) await page.getByLabel(name, { exact: true }).check();
    await act("Dupliquer", "Le programme est dupliqué");
  });

  const anyone = await (await browser.newContext()).newPage();
  const catalogue = `/activites/ete-${mark}-${first.toLowerCase().replace(" ", "-")}`;
  await test.step("a period of eight weeks, with its two openings, is still a draft", async () => {
    await page.goto("/admin/periodes/nouvelle");
    await fill(page, { Nom: `Vacances ${mark}`, "Premier jour": startsOn, "Dernier jour": endsOn, "Habitants, jour": opensOn, "Habitants, heure": "08:30", "Autres familles, jour": addDays(opensOn, 2), "Autres familles, heure": "08:30" });
    await act("Enregistrer la période", "La période est enregistrée");
    await anyone.goto(catalogue);
    await expect(anyone.getByText("Aucune période n'est encore annoncée.")).toBeVisible();
  });

  await test.step("every slot of the summer in one plan", async () => {
    await page.getByRole("link", { name: "Ajouter des créneaux" }).click();
    for (const name of centers) await page.getByLabel(new RegExp(`^${name} : Été`)).check();
    await act("Continuer");
    for (const formula of ["Matin", "Après-midi"]) await page.getByLabel(formula, { exact: true }).check();
    for (const [ages, [places, animators]] of Object.entries(teams)) {
      const group = page.getByRole("group", { name: ages });
      await group.getByLabel("Places par jour").fill(places);
      await group.getByLabel("Animateurs par jour").fill(animators);
    }
    await act("Voir ce qui sera créé", `${SLOTS} créneaux seront créés, 0 existe déjà, ${holidays.length} jour`);
    await sound();
    await act(`Créer ${SLOTS} créneaux`, "Les créneaux sont créés");
    for (const name of centers) await expect(page.getByRole("row", { name: new RegExp(`^${name} : Été ${mark} ${SLOTS / 4} `) })).toBeVisible();
    await act("Annoncer cette période", "La période est annoncée");
  });

  await test.step("one day closed", async () => {
    await page.goto("/admin/fermetures/nouvelle");
    await page.getByLabel("Centre", { exact: true }).selectOption({ label: first });
    await fill(page, { "Premier jour fermé": closedOn, "Dernier jour fermé": closedOn, "Raison, lue par les familles": "Grand ménage d'été" });
    await act("Voir qui est concerné");
    await act("Fermer", "Le centre est fermé ces jours-là");
  });

  const seconds = Math.round((Date.now() - begun) / 1_000);
  console.log(`A whole summer: ${acts} forms sent, ${seconds} s.`);
  expect(acts, "forms sent for a whole summer").toBeLessThanOrEqual(ALLOWED_ACTS);
  expect(Date.now() - begun, "milliseconds for a whole summer").toBeLessThan(ALLOWED_MS);

  await test.step("the summer after is the same one, in two forms", async () => {
    await page.goto("/admin/periodes/nouvelle");
    await fill(page, { Nom: `Encore ${mark}`, "Premier jour": addDays(startsOn, 364), "Dernier jour": addDays(endsOn, 364), "Habitants, jour": addDays(opensOn, 364), "Autres familles, jour": addDays(opensOn, 366) });
    await act("Enregistrer la période", "La période est enregistrée");
    await page.getByLabel("Période à reprendre", { exact: true }).selectOption({ label: `Vacances ${mark}` });
    await sound();
    await act("Reprendre ses créneaux", "Les créneaux sont créés");
    for (const name of centers) await expect(page.getByRole("row", { name: new RegExp(`^${name} : Été ${mark} ${SLOTS / 4} `) })).toBeVisible();
  });

  await test.step("a family reads it in the catalogue: dates, openings, prices, places", async () => {
    await expect(async () => {
      await anyone.goto(catalogue);
      await expect(anyone.getByText(new RegExp(`Ouvre ${frenchCivilDay(opensOn)} à 8 h 30 pour les habitants`))).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000, intervals: [1_000] });
    await expect(anyone.getByText("13,00 €").first()).toBeVisible();
    await expect(anyone.getByText("Ouvert de 7 h 30 à 18 h 30, face à la mer.")).toBeVisible();
    await expect(placesOn(anyone, startsOn)).toContainText("16 places24 places36 places");
    await expect(placesOn(anyone, closedOn)).toContainText("Fermé");
    for (const holiday of holidays) await expect(placesOn(anyone, holiday as Day)).toContainText("Fermé, férié");
  });
});

test("a centre's team does not find the pages of managers", async ({ page }) => {
  await signedInAs(page, "center");
  for (const path of ["/admin/activites", "/admin/periodes", "/admin/creneaux/ajouter", "/admin/fermetures/nouvelle", "/admin/parametres"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
});
