import { expect, test } from "./support/journey";
import { aParentSignedIn } from "./support/steps";

test("a parent who has booked nothing yet is told so, and finds no receipt by guessing", async ({ page, sound }) => {
  await aParentSignedIn(page);
  await page.goto("/famille/reservations");
  await expect(page.getByRole("heading", { name: "Aucun jour à venir" })).toBeVisible();
  await sound();
  await page.goto("/famille/listes-attente");
  await expect(page.getByText("Vous n'êtes sur aucune liste d'attente.")).toBeVisible();
  await sound();
  const guessed = await page.goto("/famille/reservations/PF-7K3-9QD");
  expect(guessed?.status()).toBe(404);
});

test("a link of an offer that nobody was sent says so, and leads on", async ({ page, sound }) => {
  await page.goto("/proposition?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM");
  await expect(page.getByRole("heading", { level: 1, name: "Ce lien ne fonctionne pas" })).toBeVisible();
  await sound();
});

test("a calendar address that nobody was given is not there", async ({ request }) => {
  expect((await request.get("/calendrier?jeton=Zk3vQ0sX9tYb1mJp7LhR2dWcN8fUeA5gKiT4oVxB6qM")).status()).toBe(404);
});
