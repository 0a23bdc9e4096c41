import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { expect, fill, press, test } from "../support/journey";
import { linkIn, mailTo } from "../support/mailbox";
import { openInvitedAccount, proveAgain, signedInAs } from "../support/staff";
import { aParentSignedIn } from "../support/steps";

const NEW_PASS_PHRASE = "sept goélands sur la digue";
const entrances = ["connexion", "connexion/code", "invitation"];

/** The addresses of the staff's side, those that only take posts too, except those that lead in; anything stands for an id. */
const addresses = readdirSync("app/admin", { recursive: true, encoding: "utf8" })
  .filter((file) => /(page\.tsx|route\.ts)$/.test(file))
  .flatMap((file) => /^(?:(.+)\/)?(?:page\.tsx|route\.ts)$/.exec(file)?.[1] ?? (file === "page.tsx" ? [""] : []))
  .filter((folder) => !entrances.includes(folder))
  .map((folder) => `/admin/${folder}`.replace(/\/$/, "").replace(/\[[^\]]+\]/g, "x"));

test("whoever is not of the staff is led to the sign-in page, wherever they knock", async ({ page }) => {
  await aParentSignedIn(page);
  const [parent] = (await page.context().cookies()).filter(({ name }) => name === "pf_session");
  await page.context().addCookies([{ name: "pf_staff", value: parent?.value ?? "", url: page.url() }]);
  expect(addresses.length).toBeGreaterThan(8);
  for (const address of addresses) {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    expect(`${address} ${answer.status()} ${answer.headers().location}`).toContain(`${address} 307 /admin/connexion?suite=%2Fadmin`);
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
});

test("a centre's team finds no page of the desk or of the managers", async ({ page }) => {
  await signedInAs(page, "center");
  for (const address of ["/admin/equipe", "/admin/equipe/inviter", "/admin/equipe/x", "/admin/exports/telecharger", "/admin/presences/les-embruns/2026-12-02/pointages"]) expect((await page.request.get(address, { maxRedirects: 0 })).status()).toBe(404);
});

test("a manager invites somebody, who opens an account, signs in and is dismissed", async ({ page, browser, sound }) => {
  const email = `p.${randomUUID().slice(0, 13)}@guichet.example`;
  await signedInAs(page, "manager");
  await page.goto("/admin/equipe");
  await sound();
  await page.getByRole("link", { name: "Inviter une personne" }).click();
  await proveAgain(page, "Inviter une personne");
  await fill(page, { Prénom: "Louise", Nom: "Evain", "Adresse mail professionnelle": email });
  await page.getByLabel("Équipe de centre", { exact: true }).check();
  await press(page, "Envoyer l'invitation");
  await expect(page.getByText("Erreur : Cochez au moins un centre").first()).toBeVisible();
  await fill(page, { "Adresse mail professionnelle": "sans arobase" });
  for (const name of ["Les Embruns", "Les Marais"]) await page.getByLabel(name, { exact: true }).check();
  await press(page, "Envoyer l'invitation");
  await expect(page.getByText("Erreur : Cette adresse mail n'est pas complète").first()).toBeVisible();
  for (const name of ["Les Embruns", "Les Marais"]) await expect(page.getByLabel(name, { exact: true })).toBeChecked();
  await fill(page, { "Adresse mail professionnelle": email });
  await press(page, "Envoyer l'invitation");
  await expect(page.getByText("L'invitation est envoyée.")).toBeVisible();

  const newcomer = await (await browser.newContext()).newPage();
  await newcomer.goto(await linkIn(email, /invitation/));
  const recoveryCode = await openInvitedAccount(newcomer, NEW_PASS_PHRASE);
  await newcomer.goto("/admin/connexion");
  await expect(newcomer).toHaveURL(/\/admin$/);

  const again = await (await browser.newContext()).newPage();
  await again.goto("/admin/connexion?suite=/admin/mon-compte");
  await fill(again, { "Adresse mail": email, "Mot de passe": NEW_PASS_PHRASE });
  await press(again, "Connexion");
  await again.getByText("Je n'ai pas mon téléphone").click();
  await fill(again, { "Code de secours": recoveryCode });
  await press(again, "Utiliser ce code de secours");
  await expect(again.getByText("9 codes à utiliser sans téléphone.")).toBeVisible();
  await mailTo(email, /Sécurité/);

  await page.goto("/admin/equipe");
  await page.getByRole("row", { name: new RegExp(email) }).getByRole("link").click();
  await sound();
  await press(page, "Retirer son accès");
  await expect(page.getByText("L'accès est retiré.")).toBeVisible();
  await again.goto("/admin/mon-compte");
  await expect(again).toHaveURL(/\/admin\/connexion/);
});
