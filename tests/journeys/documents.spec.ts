import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { aPdf, aPhoto } from "../support/builders/paper";
import { expect, fill, press, test } from "./support/journey";
import { aParentSignedIn } from "./support/steps";

const newDocument = "/famille/documents/nouveau";
const photo = async (name: string) => ({ name, mimeType: "image/jpeg", buffer: await aPhoto({ width: 1600, height: 1200 }) });
const pdf = { name: "jugement.pdf", mimeType: "application/pdf", buffer: aPdf() };

test("a parent photographs two pages, sees them, opens them, and takes them back", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto("/famille/documents");
  await expect(page.getByText("Vous n'avez pas encore ajouté de document.")).toBeVisible();
  await sound();
  await page.getByRole("link", { name: "Ajouter un document" }).click();
  await sound();
  await page.getByRole("link", { name: "Décision de justice" }).click();
  await expect(page).toHaveTitle("Ajouter : Décision de justice – Portail Familles");
  await sound();
  await press(page, "Envoyer ce document");
  await expect(page.getByText("Erreur : Choisissez au moins une photo ou un PDF.")).toBeVisible();
  await sound();
  await page.getByLabel("Photos ou PDF", { exact: true }).setInputFiles([await photo("page-1.jpg"), await photo("page-2.jpg"), pdf]);
  await press(page, "Envoyer ce document");
  await expect(page.getByText("Votre document est bien reçu.")).toBeVisible();
  await expect(page.getByText(/^Reçu le \S+ \d/)).toBeVisible();
  await sound();
  await page.getByRole("link", { name: "Voir : Décision de justice" }).click();
  await sound();
  const links = page.getByRole("link", { name: /la page \d/ });
  await expect(links).toHaveText([/^Voir la page 1 \(photo/, /^Voir la page 2 \(photo/, /^Télécharger la page 3 \(PDF/]);

  const addresses = await links.evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute("href") ?? ""));
  const image = await page.context().request.get(addresses[0] ?? "");
  expect(image.headers()).toMatchObject({
    "content-type": "image/jpeg",
    "content-disposition": expect.stringMatching(/^inline/),
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none'/),
  });
  expect((await image.body()).toString("latin1")).not.toMatch(/SECRET-MAKER|Exif/);
  const [download] = await Promise.all([page.waitForEvent("download"), links.nth(2).click()]);
  expect(download.suggestedFilename()).toBe("document-page-3.pdf");

  await page.getByRole("link", { name: "Retirer ce document" }).click();
  await sound();
  await press(page, "Retirer ce document");
  await expect(page.getByText("Le document est retiré de votre dossier.")).toBeVisible();
  expect((await page.context().request.get(addresses[0] ?? "")).status()).toBe(404);
});

test("another family finds nothing under the address of a document", async ({ page, browser }) => {
  await aParentSignedIn(page);
  await page.goto(`${newDocument}?type=court_order`);
  await page.getByLabel("Photos ou PDF", { exact: true }).setInputFiles(pdf);
  await press(page, "Envoyer ce document");
  const address = await page.getByRole("link", { name: "Voir : Décision de justice" }).getAttribute("href");
  const elsewhere = await (await browser.newContext()).newPage();
  await aParentSignedIn(elsewhere);
  for (const below of ["", "/1", "/retirer"]) {
    expect((await elsewhere.context().request.get(`${address}${below}`)).status(), below).toBe(404);
    expect((await page.context().request.get(`${address}${below}`)).status(), below).toBe(200);
  }
});

test("a file that is not what it says is told in words, and nothing is kept", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto(`${newDocument}?type=court_order`);
  await page.getByLabel("Photos ou PDF", { exact: true }).setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<script>alert(1)</script>") });
  await press(page, "Envoyer ce document");
  await expect(page.getByText(/Erreur : Le fichier n° 1 n'est ni une photo/)).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur : /);
  await sound();
  await page.goto("/famille/documents");
  await expect(page.getByText("Vous n'avez pas encore ajouté de document.")).toBeVisible();
});

test("pages too heavy are told in words", async ({ page, javaScriptEnabled }, info) => {
  await aParentSignedIn(page);
  await page.goto(`${newDocument}?type=court_order`);
  const [heavy, allowed] = [info.outputPath("heavy.pdf"), info.outputPath("allowed.pdf")];
  await writeFile(heavy, Buffer.concat([randomBytes(10 * 1024 * 1024), aPdf()]));
  await writeFile(allowed, randomBytes(10_000_000));
  const field = page.getByLabel("Photos ou PDF", { exact: true });
  await field.setInputFiles(heavy);
  await press(page, "Envoyer ce document");
  await expect(page.getByText(/Erreur : Un de vos fichiers dépasse 10 Mo/)).toBeVisible();
  if (javaScriptEnabled !== false) return;
  await field.setInputFiles(Array<string>(5).fill(allowed));
  await press(page, "Envoyer ce document");
  await expect(page.getByRole("heading", { level: 1, name: "Vos pages sont trop lourdes" })).toBeVisible();
});

test("a quotient is declared, proved later, and said in words", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto("/famille/foyer/quotient");
  await expect(page.getByText("Sans quotient familial, le tarif le plus haut s'applique.")).toBeVisible();
  await sound();
  await fill(page, { "Quotient familial": "845,50" });
  await press(page, "Enregistrer mon quotient");
  await expect(page.getByText(/Erreur : Un quotient familial est un nombre entier/)).toBeVisible();
  await expect(page.getByLabel("Quotient familial", { exact: true })).toHaveValue("845,50");
  await sound();
  await fill(page, { "Quotient familial": "845" });
  await press(page, "Enregistrer mon quotient");
  await expect(page.getByText("Déclaré, en attente de justificatif")).toBeVisible();
  await expect(page.getByText("Tant qu'il n'est pas vérifié, le tarif le plus haut s'applique.")).toBeVisible();
  await sound();
  await page.getByRole("link", { name: "Ajouter le justificatif" }).click();
  await page.getByLabel("Photos ou PDF", { exact: true }).setInputFiles(pdf);
  await press(page, "Envoyer ce document");
  await expect(page.getByText("Votre justificatif est bien reçu. Nous le vérifions.")).toBeVisible();
  await expect(page.getByText("Justificatif reçu, en cours de vérification")).toBeVisible();
  await page.getByRole("link", { name: "Voir le justificatif" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Attestation de quotient familial" })).toBeVisible();
});

test("a document of a child waits for the child to be in the file", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto(`${newDocument}?type=insurance`);
  await expect(page.getByText("Ajoutez d'abord votre enfant à votre dossier")).toBeVisible();
  await sound();
});
