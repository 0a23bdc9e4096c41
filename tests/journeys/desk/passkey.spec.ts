import { randomUUID } from "node:crypto";
import { expect, fill, press, test } from "../support/journey";
import { linkIn } from "../support/mailbox";
import { openInvitedAccount, proveAgain, signedInAs } from "../support/staff";

const PASS_PHRASE = "deux phares dans la brume";

/** A key of the browser's own, which says yes by itself as a finger on a sensor would. */
const sensor = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;

test("a key takes the place of the code, until it is removed", async ({ page, browser }) => {
  const email = `k.${randomUUID().slice(0, 13)}@guichet.example`;
  await signedInAs(page, "manager");
  await page.goto("/admin/equipe/inviter");
  await proveAgain(page, "Inviter une personne");
  await fill(page, { Prénom: "Maël", Nom: "Tanguy", "Adresse mail professionnelle": email });
  await page.getByLabel("Guichet", { exact: true }).check();
  await press(page, "Envoyer l'invitation");
  await expect(page.getByText("L'invitation est envoyée.")).toBeVisible();

  const own = await (await browser.newContext()).newPage();
  const cdp = await own.context().newCDPSession(own);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", { options: sensor });
  await own.goto(await linkIn(email, /invitation/));
  await openInvitedAccount(own, PASS_PHRASE);
  await own.goto("/admin/mon-compte/cles");
  await fill(own, { "Nom de la clé": "Ordinateur du guichet" });
  await press(own, "Créer la clé");
  await expect(own.getByText("La clé est ajoutée.")).toBeVisible();

  await own.context().clearCookies();
  await own.goto("/admin/connexion?suite=/admin/mon-compte/cles");
  await fill(own, { "Adresse mail": email, "Mot de passe": PASS_PHRASE });
  await press(own, "Connexion");
  await press(own, "Utiliser ma clé d'accès");
  await expect(own.getByText("Dernière connexion le")).toBeVisible();
  await press(own, "Retirer cette clé");
  await expect(own.getByText("La clé est retirée.")).toBeVisible();
});
