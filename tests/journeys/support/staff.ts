import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import { fill, press } from "./journey";

type Role = "agent" | "center" | "manager";
type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;

const ofTheDemo = (email: string) => ({ email, password: "marée haute sous la jetée", secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" });
export const accounts = { agent: ofTheDemo("agent@demo.example"), center: ofTheDemo("centre@demo.example"), manager: ofTheDemo("responsable@demo.example") } as const satisfies Record<Role, object>;

/** Longer than a code lives: one that was used already gives way to the next. */
const ANOTHER_CODE_MS = 12_000;
const PATIENCE_MS = 80_000;

/** What the journeys of one run leave to each other. */
export const folder = path.join(process.env.JOURNEYS_RESULTS ?? "test-results", `staff-${new URL(process.env.JOURNEYS_URL ?? "http://localhost:3000").port}`);

const codeFor = (secret: string) => generateSync({ secret });

/** The cookies of a member of the demo's staff, whose session is opened once for the whole run: a code works once. */
export async function signedInAs(page: Page, role: Role): Promise<void> {
  const file = path.join(folder, `${role}.json`);
  await alone(`${file}.lock`, async () => {
    if (existsSync(file)) await page.context().addCookies(JSON.parse(readFileSync(file, "utf8")) as Cookies);
    const answer = await page.request.get("/admin/mon-compte", { maxRedirects: 0 });
    if (answer.status() === 200) return;
    await signInAtTheDesk(page, accounts[role]);
    writeFileSync(file, JSON.stringify(await page.context().cookies()));
  });
}

/** Password, then code, on the two pages of the staff. */
export async function signInAtTheDesk(page: Page, { email, password, secret }: { email: string; password: string; secret: string }): Promise<void> {
  await page.goto("/admin/connexion");
  await fill(page, { "Adresse mail": email, "Mot de passe": password });
  await press(page, "Connexion");
  await expect(async () => {
    await fill(page, { "Code à 6 chiffres": codeFor(secret) });
    await press(page, "Valider le code");
    await expect(page).not.toHaveURL(/\/admin\/connexion/, { timeout: 5_000 });
  }).toPass({ timeout: PATIENCE_MS, intervals: [ANOTHER_CODE_MS] });
}

/** A dangerous act of a manager asks for the code again, unless it was given a moment ago in this session. */
export async function proveAgain(page: Page, title: string): Promise<void> {
  const asked = page.getByRole("heading", { level: 1, name: "Vérification" });
  await expect(asked.or(page.getByRole("heading", { level: 1, name: title }))).toBeVisible();
  if (!(await asked.isVisible())) return;
  await fill(page, { "Code à 6 chiffres": codeFor(accounts.manager.secret) });
  await press(page, "Vérifier");
}

/** From the page that an invitation leads to, down to the staff's home. Gives the first recovery code. */
export async function openInvitedAccount(page: Page, password: string): Promise<string> {
  const secret = (await page.locator(".desk-secret").first().innerText()).replaceAll(" ", "");
  await fill(page, { "Mot de passe": password, "Code à 6 chiffres": codeFor(secret) });
  await press(page, "Ouvrir mon compte");
  await expect(page.getByRole("heading", { name: "Vos dix codes" })).toBeVisible();
  const [recoveryCode = ""] = await page.locator(".desk-codes li").allInnerTexts();
  await press(page, "J'ai noté mes codes");
  return recoveryCode;
}

/** Journeys run at the same time: one of them signs in, the others find its cookies. */
export async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  await expect.poll(() => isTaken(lock), { timeout: PATIENCE_MS, intervals: [200] }).toBe(true);
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isTaken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
