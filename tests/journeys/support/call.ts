import { expect, type Page } from "@playwright/test";
import { fill, press } from "./journey";
import { keyboardOf, type Keyboard } from "./keyboard";
import { signedInAs } from "./staff";

export const heading = (page: Page, name: string | RegExp) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
export const said = (page: Page, sentence: string | RegExp) => expect(page.getByRole("status").filter({ hasText: sentence }).first()).toBeVisible();

export type Call = { page: Page; keys: Keyboard };

/** The telephone rings: an agent is at the desk's first page. */
export async function atTheDesk(page: Page): Promise<Call> {
  await signedInAs(page, "agent");
  await page.goto("/admin");
  await heading(page, "Aujourd'hui");
  return { page, keys: keyboardOf(page) };
}

/** Ctrl+K, what the caller said, Enter. */
export async function search({ page, keys }: Call, words: string): Promise<void> {
  await expect(page.getByPlaceholder("Ctrl+K")).toBeVisible();
  await keys.key("Control+K");
  await keys.type(words);
  await keys.key("Enter");
  await expect(page).toHaveURL(/\/admin\/familles\?q=/);
  await expect(page.getByRole("heading", { level: 2, name: "Résultats" })).toBeVisible();
}

export type Caller = { search: string; name: string; facts: Record<string, string>; family: string };

/** The file of a family that was found, still closed. */
export async function findFamily(call: Call, { search: words, name }: Pick<Caller, "search" | "name">): Promise<void> {
  await search(call, words);
  await call.keys.follow(new RegExp(`^${name}`));
  await heading(call.page, "Qui est au téléphone ?");
}

export async function sayFacts({ page, keys }: Call, { facts, family }: Pick<Caller, "facts" | "family">): Promise<void> {
  await keys.fill(facts);
  await keys.key("Enter");
  await heading(page, new RegExp(`^Famille ${family}`));
}

/** « Allô »: from the search field to the open file. */
export async function answer(call: Call, caller: Caller): Promise<void> {
  await findFamily(call, caller);
  await sayFacts(call, caller);
}

/** What was done is read again, a note is left, and the file closes. */
export async function hangUp({ page, keys }: Call, { acts, note }: { acts: RegExp; note: string }): Promise<void> {
  await expect(page.getByRole("region", { name: "À relire avant de raccrocher" })).toContainText(acts);
  await keys.follow("Fin d'appel");
  await keys.fill({ "Note pour vos collègues": note });
  await keys.press("Fin d'appel");
  await said(page, "Le dossier est refermé.");
}

type Day = { child: string; state: RegExp };

/** The first day of the table on which each of these children has a box of that kind, as an agent reads it: the names of the boxes. */
export async function readTable(page: Page, wanted: readonly Day[]): Promise<string[]> {
  const labels = await page.locator('input[name="jour"]').evaluateAll((boxes) => boxes.map((box) => ({ day: (box as HTMLInputElement).value.split(".")[1] ?? "", label: box.getAttribute("aria-label") ?? "" })));
  const boxOn = (day: string, { child, state }: Day) => labels.find((each) => each.day === day && each.label.startsWith(`${child}, `) && state.test(each.label))?.label;
  const day = labels.map((each) => each.day).find((each) => wanted.every((one) => boxOn(each, one) !== undefined));
  expect(day, `a day for ${wanted.map(({ child }) => child).join(" and ")}`).toBeDefined();
  return wanted.map((one) => boxOn(day ?? "", one) ?? "");
}

/** From the family's page to the table of the days of one activity. */
export async function openTable({ page, keys }: Call, offer: string, { exceptions = false } = {}): Promise<void> {
  await keys.follow("Réserver");
  await heading(page, "Réserver pour la famille");
  await keys.select("Période et activité", offer);
  if (exceptions) await keys.tick(/^Montrer les jours à exception/);
  await keys.key(exceptions ? "Enter" : "Tab");
  if (!exceptions) await keys.press("Afficher");
  await expect(page).toHaveURL(/[?&]offre=/);
  await expect(page.getByRole("button", { name: "Vérifier et lire à voix haute" })).toBeVisible();
}

/** Ticks the boxes, in the order of the table, and goes to the sentence. */
export async function pickDays({ page, keys }: Call, boxes: readonly string[]): Promise<void> {
  for (const box of boxes) await keys.tick(box);
  await keys.key("Enter");
  await heading(page, "Lire et confirmer");
}

export async function confirmBooking({ page, keys }: Call): Promise<string> {
  await keys.press("Confirmer la réservation");
  await heading(page, "Récapitulatif");
  await said(page, "C'est enregistré.");
  return (await page.locator(".reference").textContent()) ?? "";
}

export async function backToFamily({ page, keys }: Call, family: string): Promise<void> {
  await keys.follow("Retour à la famille");
  await heading(page, new RegExp(`^Famille ${family}`));
}

/** An agent on the page of the demo's richest family, whose caller is recognised unless the shared session knows them already. */
export async function serveTheLeGoffs(page: Page): Promise<void> {
  await signedInAs(page, "agent");
  await page.goto("/admin/familles?q=parent@demo.example");
  await page.getByRole("link", { name: /Le Goff/ }).first().click();
  const check = page.getByRole("heading", { level: 1, name: "Qui est au téléphone ?" });
  const file = page.getByRole("heading", { level: 1, name: /^Famille Le Goff/ });
  await expect(check.or(file)).toBeVisible();
  if (await check.isVisible()) {
    await fill(page, { "Téléphone": "06 12 34 56 01", "Adresse mail": "parent@demo.example" });
    await press(page, "Vérifier");
    await expect(file).toBeVisible();
  }
}
