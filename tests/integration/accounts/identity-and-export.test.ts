import { database } from "@/db/client";
import { account, accountToken, credential, knownDevice, session } from "@/db/schema/accounts";
import { identityInput } from "@/lib/accounts/input";
import { changeIdentity } from "@/lib/accounts/use-cases/change-identity";
import { confirmEmailChange } from "@/lib/accounts/use-cases/confirm-email-change";
import { exportData } from "@/lib/accounts/use-cases/export-data";
import { requestClosing } from "@/lib/accounts/use-cases/request-closing";
import { requestEmailChange } from "@/lib/accounts/use-cases/request-email-change";
import { keepCookies } from "@/tests/support/builders/browser";
import { actions, journal } from "@/tests/support/builders/journal";
import { jetonTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { asParent, asVisitor, NOW } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const nothingMore = async () => ({});
const identity = identityInput.parse({ givenName: "Zoé", familyName: "D’Hervé", phone: "07 00 00 00 01" });

describe("name and telephone", () => {
  test("are replaced for the holder, and for nobody else", async () => {
    const parent = await aParent();
    await aParent({ email: "yann@exemple.fr", givenName: "Yann" });
    const { browser } = await aSession({ of: parent });
    expect(await changeIdentity(await asParent(browser), identity)).toEqual({ ok: true, value: undefined });
    const rows = await database().select({ givenName: account.givenName, phone: account.phone }).from(account).orderBy(account.emailCanonical);
    expect(rows).toEqual([{ givenName: "Zoé", phone: "+33700000001" }, { givenName: "Yann", phone: "+33612345678" }]);
    expect((await journal()).map(({ action, actorId, accountId, detail }) => [action, actorId, accountId, detail])).toEqual([["identity.changed", parent.id, parent.id, { source: expect.any(String) }]]);
  });

  test("stay as they are when the session was ended a moment ago", async () => {
    const { browser } = await aSession({ of: await aParent() });
    const ctx = await asParent(browser);
    await database().delete(session);
    expect(await changeIdentity(ctx, identity)).toEqual({ ok: false, refusal: { reason: "signed-out" } });
    expect(await database().select({ givenName: account.givenName }).from(account)).toEqual([{ givenName: "Claire" }]);
    expect(await actions()).toEqual([]);
  });
});

describe("the data download", () => {
  async function exported() {
    const parent = await aParent({ email: "Claire.Martin@École.fr" });
    const { browser } = await aSession({ of: parent });
    await aSession({ of: parent, level: "link" });
    await requestEmailChange(await asParent(browser), { email: anAddress("nouvelle@exemple.fr"), currentPassword: "" });
    await requestClosing(await asParent(browser), "");
    const result = await exportData(await asParent(browser), nothingMore);
    if (!result.ok) throw new Error(result.refusal.reason);
    return result.value;
  }

  test("holds what the portal holds: identity, devices, mails, history, what is under way", async () => {
    const data = await exported();
    expect(data.exporteLe).toBe(NOW.toISOString());
    expect(data.compte).toMatchObject({
      etat: "closing",
      prenom: "Claire",
      nom: "Martin",
      telephone: "+33612345678",
      adresseMail: "Claire.Martin@xn--cole-9oa.fr",
      fermeLe: expect.stringMatching(/^\d{4}-/),
    });
    expect(data.appareilsConnectes.map(({ connexionPar, appareil }) => [connexionPar, appareil]).sort()).toEqual([["lien", "Ordinateur Linux, Firefox"], ["mot de passe", "Ordinateur Linux, Firefox"]]);
    expect(data.appareilsConnus).toHaveLength(2);
    expect(data.liensEnvoyes.map(({ pour, adresseMail }) => [pour, adresseMail]).sort()).toEqual([
      ["annuler la fermeture", "Claire.Martin@xn--cole-9oa.fr"],
      ["confirmer une nouvelle adresse mail", "nouvelle@exemple.fr"],
    ]);
    expect(data.mails.map(({ modele }) => modele).sort()).toEqual(["account-closing", "email-change-asked", "email-change-confirm"]);
    expect(data.historique.map(({ fait }) => fait).sort()).toEqual(["Changement d'adresse mail demandé", "Données téléchargées", "Fermeture du compte demandée"]);
  });

  test("holds no hash, no token and no password", async () => {
    const text = JSON.stringify(await exported(), (key, value: unknown) => (key === "source" ? undefined : value));
    const secrets = [
      ...(await database().select({ secret: session.tokenHash }).from(session)),
      ...(await database().select({ secret: accountToken.tokenHash }).from(accountToken)),
      ...(await database().select({ secret: credential.passwordPhc }).from(credential)),
      ...(await database().select({ secret: knownDevice.deviceHash }).from(knownDevice)),
    ];
    expect(secrets.length).toBeGreaterThan(5);
    for (const { secret } of secrets) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[0-9a-f]{64}|[A-Za-z0-9_-]{43}|argon2|jeton/);
  });

  test("holds nothing of anybody else", async () => {
    const other = await aParent({ email: "yann@exemple.fr", givenName: "Yann" });
    const { browser } = await aSession({ of: other });
    await requestClosing(await asParent(browser), "");
    expect(JSON.stringify(await exported())).not.toMatch(/[Yy]ann/);
  });

  test("names the former address for as long as it is kept to be restored", async () => {
    const parent = await aParent({ email: "ancienne@exemple.fr" });
    const { browser } = await aSession({ of: parent });
    await requestEmailChange(await asParent(browser), { email: anAddress("nouvelle@exemple.fr"), currentPassword: "" });
    const done = await confirmEmailChange(asVisitor(browser), { jeton: await jetonTo("nouvelle@exemple.fr", "email-change-confirm"), currentPassword: "" });
    if (done.ok && done.value.signedIn) keepCookies(browser, done.value.signedIn);
    const held = await database().select({ email: accountToken.emailAsTyped }).from(accountToken);
    expect(held).toContainEqual({ email: "ancienne@exemple.fr" });
    expect(JSON.stringify(await exportData(await asParent(browser), nothingMore))).toContain("ancienne@exemple.fr");
  });

  test("is itself written in the journal, and refused to a session that was ended", async () => {
    const { browser } = await aSession({ of: await aParent() });
    const ctx = await asParent(browser);
    expect(await exportData(ctx, nothingMore)).toMatchObject({ ok: true });
    expect(await actions()).toEqual(["data.exported"]);
    await database().delete(session);
    expect(await exportData(ctx, nothingMore)).toEqual({ ok: false, refusal: { reason: "signed-out" } });
  });
});
