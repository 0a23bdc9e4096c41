import { database } from "@/db/client";
import { mutedAddress, pendingRegistration } from "@/db/schema/accounts";
import { lifetimes } from "@/lib/accounts/rules";
import { confirmRegistration } from "@/lib/accounts/use-cases/confirm-registration";
import { disownRegistration } from "@/lib/accounts/use-cases/disown-registration";
import { resendConfirmation } from "@/lib/accounts/use-cases/resend-confirmation";
import { newSecretToken } from "@/lib/core/crypto";
import { aBoundBrowser, aBrowser } from "@/tests/support/builders/browser";
import { actions } from "@/tests/support/builders/journal";
import { jetonTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress, aParent } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { rowsAddedBy } from "@/tests/support/builders/rows";
import { timePasses } from "@/tests/support/builders/time";
import { asVisitor } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const EMAIL = "claire.martin@exemple.fr";
const refusal = (reason: string) => ({ ok: false, refusal: { reason } });

describe("sending the confirmation again", () => {
  test("mails a fresh link; the earlier one dies", async () => {
    const browser = aBoundBrowser();
    const { jeton } = await aPendingRegistration({ browser });
    expect(await resendConfirmation(asVisitor(browser), {})).toMatchObject({ ok: true });
    expect(await confirmRegistration(asVisitor(), jeton)).toEqual(refusal("link-dead"));
    expect(await confirmRegistration(asVisitor(), await jetonTo(EMAIL, "confirm-registration"))).toMatchObject({ ok: true });
    expect(await actions()).toEqual(["account.confirmed", "registration.resent"]);
  });

  test("asked again too soon, mails nothing and leaves the link of the last mail alive", async () => {
    const browser = aBoundBrowser();
    await aPendingRegistration({ browser });
    await resendConfirmation(asVisitor(browser), {});
    const mailed = await jetonTo(EMAIL, "confirm-registration");
    expect(await resendConfirmation(asVisitor(browser), {})).toMatchObject({ ok: true });
    expect(await confirmRegistration(asVisitor(browser), mailed)).toMatchObject({ ok: true });
  });

  test("an expired link is enough to get a fresh one, from any browser, at the same address", async () => {
    const { jeton } = await aPendingRegistration();
    await timePasses(lifetimes.confirmation + 60_000);
    expect(await resendConfirmation(asVisitor(aBrowser()), { jeton })).toMatchObject({ ok: true });
    expect(await confirmRegistration(asVisitor(), await jetonTo(EMAIL, "confirm-registration"))).toMatchObject({ ok: true });
  });

  test("is refused in a browser that asked for nothing, and for a link that nobody was sent", async () => {
    await aPendingRegistration();
    expect(await resendConfirmation(asVisitor(aBrowser()), {})).toEqual(refusal("nothing-pending"));
    expect(await resendConfirmation(asVisitor(aBoundBrowser()), {})).toEqual(refusal("nothing-pending"));
    expect(await resendConfirmation(asVisitor(), { jeton: newSecretToken() })).toEqual(refusal("nothing-pending"));
  });

  test("is refused once the account is open", async () => {
    const browser = aBoundBrowser();
    const { jeton } = await aPendingRegistration({ browser });
    await confirmRegistration(asVisitor(), jeton);
    expect(await resendConfirmation(asVisitor(browser), {})).toEqual(refusal("nothing-pending"));
    expect(await resendConfirmation(asVisitor(browser), { jeton })).toEqual(refusal("nothing-pending"));
  });

  test("a corrected address gets the link, and the first one can no longer be confirmed", async () => {
    const browser = aBoundBrowser();
    const { jeton } = await aPendingRegistration({ browser, email: "clare@exemple.fr" });
    await resendConfirmation(asVisitor(browser), { email: anAddress(EMAIL) });
    expect(await noticesTo("clare@exemple.fr")).toEqual([]);
    expect(await confirmRegistration(asVisitor(), jeton)).toEqual(refusal("link-dead"));
    expect(await confirmRegistration(asVisitor(), await jetonTo(EMAIL, "confirm-registration"))).toMatchObject({ ok: true });
    expect(await actions()).toEqual(["account.confirmed", "registration.readdressed"]);
  });

  test("corrected to a known address or to an unknown one: same answer, same rows (R-ACC-1)", async () => {
    await aParent({ email: "connue@exemple.fr" });
    const added = [];
    for (const email of ["connue@exemple.fr", "inconnue@exemple.fr"]) {
      const browser = aBoundBrowser();
      await aPendingRegistration({ browser, email: "faute@exemple.fr" });
      added.push(await rowsAddedBy(async () => expect(await resendConfirmation(asVisitor(browser), { email: anAddress(email) })).toEqual({ ok: true, value: undefined })));
    }
    expect(added[0]).toEqual(added[1]);
    expect(await noticesTo("connue@exemple.fr")).toEqual(["account-exists pending"]);
  });

  test("twenty times an hour from one network, not more", async () => {
    for (let count = 0; count < 20; count += 1) await resendConfirmation(asVisitor(), {});
    expect(await resendConfirmation(asVisitor(), {})).toMatchObject({ ok: false, refusal: { reason: "too-many" } });
  });
});

describe("« Ce n'est pas moi »", () => {
  test("forgets the request and mutes the address for a day", async () => {
    const { jeton } = await aPendingRegistration();
    expect(await disownRegistration(asVisitor(), jeton)).toEqual({ ok: true, value: undefined });
    expect(await database().select().from(pendingRegistration)).toEqual([]);
    expect(await confirmRegistration(asVisitor(), jeton)).toEqual(refusal("link-dead"));
    expect(await actions()).toEqual(["registration.disowned"]);
  });

  test("a muted address receives nothing for a day, whoever asks, then again", async () => {
    const { jeton } = await aPendingRegistration();
    await disownRegistration(asVisitor(), jeton);
    const browser = aBoundBrowser();
    await aPendingRegistration({ browser });
    await timePasses(lifetimes.muted - 60_000);
    expect(await resendConfirmation(asVisitor(browser), {})).toMatchObject({ ok: true });
    expect(await noticesTo(EMAIL)).toEqual(["confirm-registration withheld"]);
    await timePasses(60_000);
    await resendConfirmation(asVisitor(browser), {});
    expect(await noticesTo(EMAIL)).toEqual(["confirm-registration pending", "confirm-registration withheld"]);
  });

  test("keeps no address: only a pseudonym", async () => {
    const { jeton } = await aPendingRegistration();
    await disownRegistration(asVisitor(), jeton);
    expect(JSON.stringify(await database().select().from(mutedAddress))).not.toContain("claire");
  });

  test("said twice prolongs the silence instead of failing", async () => {
    for (const { jeton } of [await aPendingRegistration(), await aPendingRegistration()]) {
      await timePasses(lifetimes.muted / 2);
      expect(await disownRegistration(asVisitor(), jeton)).toMatchObject({ ok: true });
    }
    expect(await database().select().from(mutedAddress)).toHaveLength(1);
  });

  test("cannot be said of an account that is open, nor of an unknown link, nor twice of the same one", async () => {
    const { jeton } = await aPendingRegistration();
    await confirmRegistration(asVisitor(), jeton);
    const { jeton: other } = await aPendingRegistration({ email: "yann@exemple.fr" });
    const twice = await Promise.all([1, 2].map(() => disownRegistration(asVisitor(), other)));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    for (const dead of [jeton, other, newSecretToken()]) expect(await disownRegistration(asVisitor(), dead)).toEqual(refusal("link-dead"));
  });
});
