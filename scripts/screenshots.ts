import { mkdirSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Browser, type Page } from "@playwright/test";
import { z } from "zod";
import { findBrowser } from "./lib/browser";
import { inProject } from "./lib/paths";
import { Problem, runMain } from "./lib/problem";

const FOLDER = "docs/screenshots";
const LARGEST = 150_000;
const MAIL_WITHIN_MS = 20_000;
const RETRY_MS = 250;
const CODE_WITHIN_MS = 70_000;
const NEXT_CODE_MS = 10_000;

const screens = {
  mobile: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
  desk: { viewport: { width: 1120, height: 700 } },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
} as const;
type Screen = keyof typeof screens;

/** Where the product runs: `npm run screenshots -- [site] [mailbox]`. */
function places(): { site: string; mailbox: string } {
  const [site = "http://localhost:3000", mailbox = "http://localhost:8025"] = process.argv.slice(2);
  if (!URL.canParse(site) || !URL.canParse(mailbox)) throw new Problem("Usage : npm run screenshots -- http://localhost:3000 http://localhost:8025");
  return { site, mailbox };
}

const messages = z.array(z.object({ links: z.array(z.string()) }));

/** The link of the newest mail to `address`, as soon as it has come. */
async function confirmationLink(mailbox: string, address: string): Promise<string> {
  for (const deadline = Date.now() + MAIL_WITHIN_MS; Date.now() < deadline; await pause(RETRY_MS)) {
    const response = await fetch(`${mailbox}/api/messages?to=${encodeURIComponent(address)}`);
    const found = messages.parse(await response.json()).flatMap(({ links }) => links).find((link) => link.includes("/confirmer-compte"));
    if (found) return found;
  }
  throw new Problem(`Aucun mail de confirmation n'est arrivé pour ${address} : la boîte ${mailbox} est-elle celle de ce site ?`);
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function keep(page: Page, screen: Screen, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.mouse.move(0, 0);
  await page.evaluate(() => window.scrollTo(0, 0));
  const path = inProject(FOLDER, `${name}-${screen}.png`);
  await page.screenshot({ path, animations: "disabled" });
  const { size } = statSync(path);
  if (size > LARGEST) throw new Problem(`${path} : ${Math.round(size / 1_000)} ko, au lieu de ${LARGEST / 1_000} au plus.`);
  console.log(`${FOLDER}/${name}-${screen}.png`);
}

/** What a parent meets, from the home page to a receipt, on one kind of screen. */
async function visit(browser: Browser, screen: Screen, { site, mailbox }: ReturnType<typeof places>): Promise<void> {
  const context = await browser.newContext({ ...screens[screen], baseURL: site, locale: "fr-FR", timezoneId: "Europe/Paris", reducedMotion: "reduce" });
  const page = await context.newPage();
  const email = `claire.${Date.now().toString(36).slice(-5)}@demo.example`;

  await page.goto("/");
  await keep(page, screen, "home");

  await page.goto("/creer-compte");
  await page.getByLabel("Adresse mail", { exact: true }).fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill("vent d'ouest et goémon séché");
  await page.getByLabel("Prénom", { exact: true }).fill("Claire");
  await page.getByLabel("Nom", { exact: true }).fill("Martin");
  await page.getByLabel("Téléphone", { exact: true }).fill("06 12 34 56 78");
  await page.getByLabel("Je suis parent ou responsable légal", { exact: true }).check();
  await keep(page, screen, "create-account");

  await press(page, "Créer mon compte");
  await page.waitForURL("**/creer-compte/envoye");
  await keep(page, screen, "check-mail");

  await page.goto(await confirmationLink(mailbox, email));
  await press(page, "Valider mon compte");
  await page.waitForURL("**/famille?*");
  await press(page, "Se déconnecter");
  await book(page, screen);
  await context.close();
}

/** What a parent of the demo town sees on the way to a booking; nothing is confirmed, so that it can be seen again. */
async function book(page: Page, screen: Screen): Promise<void> {
  await page.goto("/activites");
  await page.getByRole("link", { name: /^Vacances/ }).first().click();
  await keep(page, screen, "programme");

  await page.goto("/connexion");
  await page.getByLabel("Adresse mail", { exact: true }).fill("parent@demo.example");
  await page.getByLabel("Mot de passe", { exact: true }).fill("marée haute sous la jetée");
  await press(page, "Connexion");
  await page.waitForURL("**/famille");
  await keep(page, screen, "my-space");

  for (const child of ["Nolwenn", "Malo"]) await page.getByLabel(child, { exact: true }).check();
  await press(page, "Choisir l'activité");
  await page.getByRole("group", { name: /^Vacances/ }).first().getByRole("radio").first().check();
  await press(page, "Continuer");
  await page.waitForURL("**/jours?*");
  await page.getByRole("checkbox", { name: /place/ }).first().check();
  await keep(page, screen, "days");

  await press(page, "Vérifier ma demande");
  await page.waitForURL("**/verifier?*");
  await keep(page, screen, "check");

  await page.goto("/famille/reservations");
  await page.getByRole("link", { name: /^Reçu/ }).first().click();
  await page.waitForURL("**/reservations/PF-*");
  await keep(page, screen, "receipt");
}

/** What staff see of the demo town; nothing is written but the caller's check. */
async function visitDesk(browser: Browser, { site }: ReturnType<typeof places>): Promise<void> {
  const context = await browser.newContext({ ...screens.desk, baseURL: site, locale: "fr-FR", timezoneId: "Europe/Paris", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto("/admin/connexion");
  await page.getByLabel("Adresse mail", { exact: true }).fill("responsable@demo.example");
  await page.getByLabel("Mot de passe", { exact: true }).fill("marée haute sous la jetée");
  await press(page, "Connexion");
  await enterCode(page);
  await keep(page, "desk", "today");
  await page.goto("/admin/chiffres");
  await keep(page, "desk", "figures");

  await page.goto("/admin/familles?q=parent@demo.example");
  await page.getByRole("link", { name: /Le Goff/ }).first().click();
  await page.getByLabel("Téléphone", { exact: true }).fill("06 12 34 56 01");
  await page.getByLabel("Adresse mail", { exact: true }).fill("parent@demo.example");
  await press(page, "Vérifier");
  await page.waitForURL("**/familles/fam_*fait=verifie");
  await page.goto(new URL(page.url()).pathname);
  await keep(page, "desk", "family");
  await page.goto(`${new URL(page.url()).pathname}/reserver`);
  await keep(page, "desk", "table-of-days");

  await page.setViewportSize(screens.tablet.viewport);
  await page.goto("/admin/presences?choix=1");
  await page.getByRole("link", { name: /^(Aujourd'hui|Dernier jour)/ }).first().click();
  await page.waitForURL("**/presences/*/*");
  await keep(page, "tablet", "centre-day");
  await context.close();
}

/** The demo tells the code of the moment. A code works once: a second try waits for the next one. */
async function enterCode(page: Page): Promise<void> {
  for (const deadline = Date.now() + CODE_WITHIN_MS; Date.now() < deadline; ) {
    const told = await page.getByText(/Code du moment/).textContent();
    await page.getByLabel("Code à 6 chiffres", { exact: true }).fill(/\d{3}\s?\d{3}/.exec(told ?? "")?.[0] ?? "");
    await press(page, "Valider le code");
    const isIn = await page.waitForURL(({ pathname }) => !pathname.startsWith("/admin/connexion"), { timeout: NEXT_CODE_MS }).then(() => true, () => false);
    if (isIn) return;
    await page.reload();
  }
  throw new Problem("Le code n'a pas été accepté.");
}

async function checkAnswers(address: string): Promise<void> {
  const isThere = await fetch(address).then(({ ok }) => ok, () => false);
  if (!isThere) throw new Problem(`${address} ne répond pas : lancez « npm run demo » dans un autre terminal.`);
}

async function main(): Promise<void> {
  const where = places();
  await checkAnswers(where.site);
  await checkAnswers(where.mailbox);
  const browser = await chromium.launch({ executablePath: findBrowser((line) => console.log(line)), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    mkdirSync(inProject(FOLDER), { recursive: true });
    for (const screen of ["mobile", "desktop"] as const) await visit(browser, screen, where);
    await visitDesk(browser, where);
  } finally {
    await browser.close();
  }
}

runMain(main);
