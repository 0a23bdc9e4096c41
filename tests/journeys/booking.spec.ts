import type { Page } from "@playwright/test";
import { addChild, completeFile, describeHousehold } from "./support/family";
import { expect, press, test } from "./support/journey";
import { mailTo } from "./support/mailbox";
import { aParentSignedIn } from "./support/steps";

/** The holidays of the demo town are open; their groups have places for children of these ages. */
async function aFamilyReady(page: Page): Promise<string> {
  const { email } = await aParentSignedIn(page);
  await describeHousehold(page);
  for (const [name, year] of [["Léa", "2018"], ["Tom", "2020"]] as const) await completeFile(page, await addChild(page, name, year));
  return email;
}

const places = (page: Page, child: string) => page.getByRole("region", { name: child }).getByRole("checkbox", { name: /\d places?, / });

/** From the space to the days of an activity of the holidays. Counts the taps. */
async function chooseHolidays(page: Page, children: string[]): Promise<number> {
  await page.goto("/famille");
  for (const child of children) await page.getByLabel(child, { exact: true }).check();
  await press(page, "Choisir l'activité");
  await page.getByRole("group", { name: /Vacances/ }).first().getByLabel(/^Vacances aux Embruns/).check();
  await press(page, "Continuer");
  if (page.url().includes("/formule?")) {
    await page.getByLabel("Journée avec repas", { exact: true }).check();
    await press(page, "Choisir les jours");
    return children.length + 5;
  }
  return children.length + 3;
}

test("a parent describes the family, then books two children for several days, down to the receipt", async ({ page, sound }) => {
  const email = await aFamilyReady(page);
  await page.goto("/famille");
  await expect(page.getByRole("link", { name: /^Compléter le dossier/ })).toHaveCount(2);
  await expect(page.getByRole("link", { name: /^Compléter pour réserver/ })).toHaveCount(0);
  await sound();
  let taps = await chooseHolidays(page, ["Léa", "Tom"]);
  await expect(page.getByText(/^Pour réserver\s: jusqu'à 8 jours avant/)).toBeVisible();
  await sound();
  for (const child of ["Léa", "Tom"]) for (let at = 0; at < 2; at += 1, taps += 1) await places(page, child).nth(at).check();
  await press(page, "Vérifier ma demande");
  await expect(page.getByText("Rien n'est réservé avant cette étape.")).toBeVisible();
  await expect(page.getByText(/tarif le plus haut/).first()).toBeVisible();
  await sound();
  await press(page, "Confirmer la réservation");
  await expect(page.getByText("C'est réservé")).toBeVisible();
  await expect(page.getByText(/Annulable sans frais jusqu'au/)).toHaveCount(4);
  await sound();
  expect(taps + 2).toBeLessThanOrEqual(25);
  const [reference = ""] = /PF-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(page.url()) ?? [];
  const mail = await mailTo(email, /demande de réservation/);
  expect(mail.text).toContain(reference);
  await page.goto("/famille/reservations");
  await expect(page.getByText(reference).first()).toBeVisible();
  await sound();
});

test("a booking sent twice is one, and the way back says what is already booked", async ({ page }) => {
  await aFamilyReady(page);
  await chooseHolidays(page, ["Léa"]);
  await places(page, "Léa").first().check();
  await press(page, "Vérifier ma demande");
  const check = page.url();
  await press(page, "Confirmer la réservation");
  await expect(page.getByText("C'est réservé")).toBeVisible();
  await page.goto(check);
  await expect(page).toHaveURL(/\/famille\/reserver\/jours/);
  await expect(page.getByText("Choisissez au moins un jour.")).toBeVisible();
  await expect(page.getByText("Déjà réservé").first()).toBeVisible();
});

test("a booked day is swapped for another, then cancelled within the deadline", async ({ page, sound }) => {
  const email = await aFamilyReady(page);
  await chooseHolidays(page, ["Léa"]);
  await places(page, "Léa").first().check();
  await press(page, "Vérifier ma demande");
  await press(page, "Confirmer la réservation");
  await expect(page.getByText("C'est réservé")).toBeVisible();
  await page.goto("/famille/reservations");
  await page.getByRole("link", { name: /^Échanger/ }).first().click();
  await sound();
  await page.getByRole("button", { name: "Échanger pour ce jour" }).first().click();
  await expect(page.getByText(/échangé/i).first()).toBeVisible();
  await mailTo(email, /échangé/i);
  await page.goto("/famille/reservations");
  await page.getByRole("link", { name: /^Annuler/ }).first().click();
  await sound();
  await expect(page.getByText("Annulation sans frais : rien à payer pour ce jour.").first()).toBeVisible();
  await page.getByRole("button", { name: /^Annuler/ }).click();
  await expect(page.getByText(/annulé sans frais/i).first()).toBeVisible();
  await mailTo(email, /annul/i);
});

test("a step without a choice says what is missing, and a forged choice counts as none", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await addChild(page, "Léa", "2018");
  await page.goto("/famille/reserver");
  await press(page, "Choisir l'activité");
  await expect(page).toHaveURL(/\/famille\/reserver\/periode/);
  for (const query of ["", "enfant=chd_00000000000000000000", "enfant=1%27%20or%201=1", "programme=prg_00000000000000000000"]) {
    await page.goto(`/famille/reserver/jours?${query}`);
    await expect(page.getByText("Choisissez au moins un enfant.")).toBeVisible();
  }
  await sound();
});

test("a child whose file lacks something is told so, weeks before, and cannot be booked", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await addChild(page, "Léa", "2018");
  await page.goto("/famille");
  await expect(page.getByText(/Il manque\s: /)).toBeVisible();
  await page.getByRole("link", { name: /Compléter pour réserver/ }).click();
  await expect(page.getByText(/Bloque la réservation/).first()).toBeVisible();
  await sound();
  await chooseHolidays(page, ["Léa"]);
  await expect(page.getByText("Le dossier de Léa est à compléter")).toBeVisible();
  await expect(page.getByText("Dossier à compléter").first()).toBeVisible();
  await expect(places(page, "Léa")).toHaveCount(0);
  await sound();
});
