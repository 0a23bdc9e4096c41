import { aFile, aLine } from "@/tests/support/builders/family-file";
import { expect, press, test } from "../support/journey";
import { signedInAs } from "../support/staff";

test("the home is the day of whoever reads it: a centre its own list, the desk its tasks, a manager the figures too", async ({ page, sound }) => {
  await signedInAs(page, "center");
  await page.goto("/admin");
  await expect(page.getByRole("heading", { name: "Enfants attendus aujourd'hui" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "À faire" })).toHaveCount(0);
  for (const address of ["/admin/chiffres", "/admin/chiffres/graphiques/remplissage"]) expect((await page.request.get(address)).status()).toBe(404);
  await page.context().clearCookies();
  await signedInAs(page, "manager");
  await page.goto("/admin");
  await expect(page.getByRole("heading", { name: "À faire" })).toBeVisible();
  await sound();
  await page.goto("/admin/chiffres");
  await expect(page.getByText(/^Sur les 14 prochains jours ouverts/)).toBeVisible();
  const charts = page.getByRole("img", { name: /^Graphique : / });
  expect(await charts.count()).toBeGreaterThan(3);
  for (const chart of await charts.all()) expect(await chart.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
  await page.getByText("Voir le tableau").first().click();
  await expect(page.getByRole("table", { name: "Remplissage par centre et par jour" })).toBeVisible();
  await sound();
  await page.goto("/admin/conservation");
  await expect(page.getByRole("rowheader", { name: "Fiches sanitaires" })).toBeVisible();
  await sound();
});

test("a manager takes an export out, and imports three families after a dry run", async ({ page, sound }) => {
  await signedInAs(page, "manager");
  await page.goto("/admin/exports");
  await sound();
  const download = page.waitForEvent("download");
  await press(page, "Télécharger");
  expect((await download).suggestedFilename()).toMatch(/^familles-.*\.csv$/);
  await page.goto("/admin/import");
  await sound();
  const unique = Date.now().toString(36);
  const family = (household: string, name: string, more = {}) => aLine({ household, guardianGivenName: name, email: `${name}.${unique}@exemple.fr`.toLowerCase(), phone: "", childGivenName: name, ...more });
  const send = async (...lines: string[]) => {
    await page.getByLabel("Fichier CSV", { exact: true }).setInputFiles({ name: "familles.csv", mimeType: "text/csv", buffer: Buffer.from(aFile(...lines)) });
    await press(page, "Vérifier ce fichier");
  };
  await send(family("1", "Anatole"), family("2", "Bertille", { bornOn: "31/02/2019" }));
  await expect(page.getByText("1 erreur")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Importer/ })).toHaveCount(0);
  await sound();
  await page.goto("/admin/import");
  await send(family("1", "Anatole"), family("2", "Bertille"), family("3", "Cyprien"));
  await press(page, "Importer 3 familles");
  await expect(page.getByText("3 familles, 3 enfants dans le portail.")).toBeVisible();
  await sound();
});
