import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expect, fill, press } from "./journey";
import { alone, folder, signedInAs } from "./staff";

const DAY_MS = 86_400_000;
const WEEKS = 4;
const dayIn = (days: number) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date(Date.now() + days * DAY_MS));

/** Ages with their places: the youngest find every day full, whatever the date of the run. */
const ages = [["De 3 à 5 ans", "0"], ["De 6 à 8 ans", "12"], ["De 9 à 11 ans", "12"]] as const;

/**
 * The activity that the scripted calls book, opened once for a run by a manager: the days of the coming weeks, the first eight of
 * them too late to book, and nothing to give before booking.
 */
export async function anActivityForCalls(browser: Browser): Promise<string> {
  const file = path.join(folder, "calls.json");
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  try {
    return await alone(`${file}.lock`, async () => {
      const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { title: string; slug: string }) : undefined;
      if (known && (await page.request.get(`/activites/${known.slug}`)).status() === 200) return known.title;
      const title = `Semaines d'appel ${Date.now().toString(36)}`;
      await signedInAs(page, "manager");
      const slug = await createProgramme(page, title);
      await openDays(page, title);
      writeFileSync(file, JSON.stringify({ title, slug }));
      return title;
    });
  } finally {
    await context.close();
  }
}

async function createProgramme(page: Page, title: string): Promise<string> {
  await page.goto("/admin/activites/programmes/nouveau");
  await fill(page, { Titre: title, Présentation: "Des journées à réserver par téléphone.", "Tranches d'âge": "3-5, 6-8, 9-11" });
  await page.getByLabel("Centre", { exact: true }).selectOption({ label: "Le Grand Pré" });
  await page.getByLabel("Tarif", { exact: true }).selectOption({ label: "Accueil de loisirs" });
  const asked = page.getByRole("group", { name: "Ce que le dossier doit contenir" }).getByRole("combobox");
  for (const field of await asked.all()) await field.selectOption({ label: "Pas demandée" });
  await press(page, "Enregistrer le programme");
  await expect(page.getByRole("status")).toContainText("Le programme est créé");
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function openDays(page: Page, title: string): Promise<void> {
  await page.goto("/admin/periodes/nouvelle");
  const [first, last, opening] = [dayIn(1), dayIn(7 * WEEKS), dayIn(-1)];
  await fill(page, { Nom: title, "Premier jour": first, "Dernier jour": last, "Habitants, jour": opening, "Autres familles, jour": opening });
  await press(page, "Enregistrer la période");
  await expect(page.getByRole("status")).toContainText("La période est enregistrée");
  await page.getByRole("link", { name: "Ajouter des créneaux" }).click();
  await page.getByLabel(new RegExp(title)).check();
  await press(page, "Continuer");
  for (const [group, places] of ages) {
    const fields = page.getByRole("group", { name: group });
    await fields.getByLabel("Places par jour").fill(places);
    await fields.getByLabel("Animateurs par jour").fill("1");
  }
  await press(page, "Voir ce qui sera créé");
  await page.getByRole("button", { name: /^Créer \d+ créneaux$/ }).click();
  await expect(page).toHaveURL(/fait=creneaux/);
  await press(page, "Annoncer cette période");
  await expect(page.getByRole("status")).toContainText("La période est annoncée");
}
