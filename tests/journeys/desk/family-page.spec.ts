import { serveTheLeGoffs } from "../support/call";
import { expect, test } from "../support/journey";

test("the page of a family begins with who is known and how, the acts, and what to settle, on every screen", async ({ page, sound }) => {
  await serveTheLeGoffs(page);
  await expect(page.getByText(/^Personne reconnue par \d réponses justes à \d+ h \d+\. Le dossier se referme à/)).toBeVisible();
  await expect(page.getByRole("region", { name: "À régler" }).getByRole("link", { name: /^Tristan Le Goff : \d réponses? ou documents? manque/ })).toBeVisible();

  const acts = page.getByRole("navigation", { name: "Actes pour la famille" }).getByRole("link");
  await expect(acts).toHaveText(["Réserver", "Annuler ou déplacer", "Ajouter un enfant", "Ajouter un document", "Appeler ou écrire", "Fin d'appel", "Voir le portail comme la famille"]);
  await expect(page.getByPlaceholder("Ctrl+K")).toBeVisible();
  await page.getByLabel("Note pour vos collègues").focus();
  await page.keyboard.press("Control+j");
  await expect(acts.first()).toBeFocused();
  for (let next = 0; next < 5; next += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Cet appel" })).toBeInViewport();

  for (const [width, height] of [[1280, 800], [820, 1180], [360, 740]] as const) {
    await page.setViewportSize({ width, height });
    await sound();
  }
  await page.goto(`${new URL(page.url()).pathname}?historique=2`);
  await page.getByRole("link", { name: "Lignes plus récentes" }).click();
  await expect(page.getByRole("cell", { name: "Appel au Guichet : identité vérifiée" }).first()).toBeVisible();
});
