import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { contact, guardianInvitation } from "@/db/schema/families";
import { takeIpTurn } from "@/lib/accounts/use-cases/take-turn";
import { hashToken } from "@/lib/core/crypto";
import { findInvitationTo, findMembership, listInvitations } from "@/lib/families/queries";
import { INVITATION_LIFETIME_MS } from "@/lib/families/rules";
import { addContact } from "@/lib/families/use-cases/add-contact";
import { cancelInvitation } from "@/lib/families/use-cases/cancel-invitation";
import { changeContact } from "@/lib/families/use-cases/change-contact";
import { collectFamilyData } from "@/lib/families/use-cases/collect-family-data";
import { inviteGuardian } from "@/lib/families/use-cases/invite-guardian";
import { joinFamily } from "@/lib/families/use-cases/join-family";
import { leaveFamily } from "@/lib/families/use-cases/leave-family";
import { removeContact } from "@/lib/families/use-cases/remove-contact";
import { aChild, aFamily, aGuardian } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { mailsTo, noticesTo } from "@/tests/support/builders/outbox";
import { anAddress } from "@/tests/support/builders/parent";
import { timePasses } from "@/tests/support/builders/time";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { anInvitation, aPersonToCall, aSecondParent, done, followers, no, OTHER } from "./acting";

testDatabase();

const byLink = (jeton: string) => ({ jeton, invitationId: "" });
const byAddress = async () => {
  const found = await findInvitationTo(database(), OTHER, undefined);
  return { jeton: "", invitationId: found?.id ?? "" };
};
const MINUTE_AND_MORE = 61_000;

describe("an invitation", () => {
  test("mails a link that rests as its hash, with the given name of who invites", async () => {
    const { browser } = await aFamily();
    const jeton = await anInvitation(browser);
    const [mail] = await mailsTo(OTHER);
    expect(mail).toMatchObject({ notice: "guardian-invited", accountId: null, props: { givenName: "Claire" } });
    expect(JSON.stringify(mail?.props)).not.toContain("Martin");
    const rows = await database().select().from(guardianInvitation);
    expect(rows.map(({ tokenHash }) => tokenHash)).toEqual([hashToken(jeton)]);
    expect(JSON.stringify(rows)).not.toContain(jeton);
  });

  test("is refused to one's own address and to a guardian's, and costs nothing then", async () => {
    const { id, browser } = await aFamily();
    const { parent } = await aSecondParent();
    await aGuardian({ id }, parent);
    const ctx = await asParent(browser);
    expect(await inviteGuardian(ctx, { email: anAddress("Claire.Martin@exemple.fr") })).toEqual(no("own-address"));
    expect(await inviteGuardian(ctx, { email: anAddress(OTHER) })).toEqual(no("already-guardian"));
    expect(await noticesTo(OTHER)).toEqual([]);
  });

  test("leaves once a minute for one address, whoever asks", async () => {
    const { browser } = await aFamily();
    const elsewhere = await aFamily({ email: "autre@exemple.fr" });
    await anInvitation(browser);
    expect(await inviteGuardian(await asParent(browser), { email: anAddress(OTHER) })).toEqual(no("invited-just-now"));
    expect(await inviteGuardian(await asParent(elsewhere.browser), { email: anAddress(OTHER) })).toEqual(no("invited-just-now"));
    expect(await noticesTo(OTHER)).toEqual(["guardian-invited pending"]);
  });

  test("is limited for one network, as every mail is", async () => {
    const { browser } = await aFamily();
    const ctx = await asParent(browser);
    for (let index = 0; index < 20; index += 1) await takeIpTurn(ctx, "ip:mail");
    expect(await inviteGuardian(ctx, { email: anAddress(OTHER) })).toMatchObject(no("too-many"));
  });

  test("sent again replaces the first: only the newest link works", async () => {
    const { browser } = await aFamily();
    const first = await anInvitation(browser);
    await timePasses(MINUTE_AND_MORE);
    const second = await anInvitation(browser);
    const other = await aSecondParent();
    expect(await joinFamily(await asParent(other.browser), byLink(first))).toEqual(no("invitation-dead"));
    expect(await joinFamily(await asParent(other.browser), byLink(second))).toEqual(done);
  });

  test("is cancelled by any guardian of the family, and by nobody else", async () => {
    const { id, browser } = await aFamily();
    const jeton = await anInvitation(browser);
    const [waiting] = await listInvitations(database(), id);
    const stranger = await aFamily({ email: "autre@exemple.fr" });
    expect(await cancelInvitation(await asParent(stranger.browser), waiting?.id ?? "")).toEqual(no("not-found"));
    expect(await cancelInvitation(await asParent(browser), "inv_nothing")).toEqual(no("not-found"));
    expect(await cancelInvitation(await asParent(browser), waiting?.id ?? "")).toEqual(done);
    expect(await cancelInvitation(await asParent(browser), waiting?.id ?? "")).toEqual(no("not-found"));
    const other = await aSecondParent();
    expect(await joinFamily(await asParent(other.browser), byLink(jeton))).toEqual(no("invitation-dead"));
  });
});

describe("joining", () => {
  test("by the link: two accounts, one file (R-ACC-5); those already there are told", async () => {
    const { id, browser, parent } = await aFamily();
    await addContact(await asParent(browser), aPersonToCall());
    const jeton = await anInvitation(browser);
    const other = await aSecondParent("un.autre@exemple.fr");
    expect(await joinFamily(await asParent(other.browser), byLink(jeton))).toEqual(done);
    expect(await followers()).toEqual([{ familyId: id, accounts: [parent.id, other.parent.id].sort() }]);
    expect((await mailsTo(parent.email.canonical))[0]).toMatchObject({ notice: "guardian-joined", props: { joinedName: "Yann Le Goff" } });
    expect(await database().transaction((tx) => collectFamilyData(tx, other.parent.id))).toMatchObject({ foyer: { responsables: [{ prenom: "Claire" }, { prenom: "Yann" }] }, contacts: [{ prenom: "Jeanne" }] });
  });

  test("by the verified address alone, for its owner and for nobody else", async () => {
    const { id, browser } = await aFamily();
    await anInvitation(browser);
    const stranger = await aSecondParent("autre@exemple.fr");
    expect(await joinFamily(await asParent(stranger.browser), await byAddress())).toEqual(no("invitation-dead"));
    const other = await aSecondParent();
    expect(await joinFamily(await asParent(other.browser), await byAddress())).toEqual(done);
    expect((await findMembership(database(), other.parent.id))?.familyId).toBe(id);
  });

  test("is refused with a link that is unknown, expired or used, and without any claim", async () => {
    const { browser } = await aFamily();
    const jeton = await anInvitation(browser);
    const [first, second] = [await aSecondParent(), await aSecondParent("autre@exemple.fr")];
    const ctx = await asParent(second.browser);
    expect(await joinFamily(ctx, byLink("A".repeat(43)))).toEqual(no("invitation-dead"));
    expect(await joinFamily(ctx, byLink("n'importe quoi"))).toEqual(no("invitation-dead"));
    expect(await joinFamily(ctx, byLink(""))).toEqual(no("invitation-dead"));
    expect(await joinFamily(await asParent(first.browser), byLink(jeton))).toEqual(done);
    expect(await joinFamily(await asParent(first.browser), byLink(jeton))).toEqual(no("own-family"));
    expect(await joinFamily(ctx, byLink(jeton))).toEqual(no("invitation-used"));
  });

  test("is refused after seven days, and possible just before", async () => {
    const { browser } = await aFamily();
    const jeton = await anInvitation(browser);
    await timePasses(INVITATION_LIFETIME_MS - MINUTE_AND_MORE);
    const other = await aSecondParent();
    expect(await findInvitationTo(database(), OTHER, undefined)).toBeDefined();
    await timePasses(MINUTE_AND_MORE);
    const { browser: fresh } = await aSecondParent("autre@exemple.fr");
    expect(await joinFamily(await asParent(fresh), byLink(jeton))).toEqual(no("invitation-dead"));
    expect(await findMembership(database(), other.parent.id)).toBeUndefined();
  });

  test("leaves an empty file behind: it goes away", async () => {
    const { id, browser } = await aFamily();
    const jeton = await anInvitation(browser);
    const other = await aSecondParent();
    await addContact(await asParent(other.browser), aPersonToCall("Odile"));
    expect(await joinFamily(await asParent(other.browser), byLink(jeton))).toEqual(done);
    expect((await followers()).map(({ familyId }) => familyId)).toEqual([id]);
    expect(await database().select().from(contact)).toEqual([]);
  });

  test("leaves an empty file to the guardian who stays in it, and tells them", async () => {
    const { id, browser } = await aFamily();
    const jeton = await anInvitation(browser);
    const elsewhere = await aFamily({ email: "zoe@exemple.fr", givenName: "Zoé" });
    const other = await aSecondParent();
    await aGuardian(elsewhere, other.parent);
    expect(await joinFamily(await asParent(other.browser), byLink(jeton))).toEqual(done);
    expect((await followers()).map(({ familyId, accounts }) => [familyId, accounts.length])).toEqual([[id, 2], [elsewhere.id, 1]].sort());
    expect(await noticesTo("zoe@exemple.fr")).toEqual(["guardian-left pending"]);
  });

  test("is refused to an account whose own file holds a child: only the desk unites two files", async () => {
    const { browser } = await aFamily();
    const jeton = await anInvitation(browser);
    const other = await aFamily({ email: OTHER, givenName: "Yann" });
    await aChild({ of: other });
    expect(await joinFamily(await asParent(other.browser), byLink(jeton))).toEqual(no("has-own-family"));
    expect((await findMembership(database(), other.parent.id))?.familyId).toBe(other.id);
    const [row] = await database().select({ usedAt: guardianInvitation.usedAt }).from(guardianInvitation);
    expect(row?.usedAt).toBeNull();
  });

  test("by one link from two accounts at once lets one in", async () => {
    const { id, browser } = await aFamily();
    const jeton = await anInvitation(browser);
    const contexts = [await asParent((await aSecondParent()).browser), await asParent((await aSecondParent("autre@exemple.fr")).browser)];
    const results = await Promise.all(contexts.map((ctx) => joinFamily(ctx, byLink(jeton))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await followers()).find(({ familyId }) => familyId === id)?.accounts).toHaveLength(2);
  });

  test("is refused to a session that was ended a moment ago", async () => {
    const { browser } = await aFamily();
    const jeton = await anInvitation(browser);
    const ctx = await asParent((await aSecondParent()).browser);
    await database().delete(session);
    expect(await joinFamily(ctx, byLink(jeton))).toEqual(no("signed-out"));
  });
});

describe("leaving", () => {
  async function aSharedFamily() {
    const { id, browser, parent } = await aFamily();
    const other = await aSecondParent();
    await aGuardian({ id }, other.parent);
    await addContact(await asParent(browser), aPersonToCall());
    const [kept] = await database().select({ id: contact.id }).from(contact);
    return { id, browser, parent, other, contactId: kept?.id ?? "" };
  }

  test("takes everything away at that very instant, and tells the other (R-ACC-5)", async () => {
    const { id, browser, parent, other, contactId } = await aSharedFamily();
    const ctx = await asParent(other.browser);
    expect(await leaveFamily(ctx)).toEqual(done);
    expect(await findMembership(database(), other.parent.id)).toBeUndefined();
    expect(await database().transaction((tx) => collectFamilyData(tx, other.parent.id))).toEqual({});
    expect(await changeContact(ctx, { contactId, ...aPersonToCall("Odile") })).toEqual(no("not-found"));
    expect(await removeContact(ctx, contactId)).toEqual(no("not-found"));
    expect(await leaveFamily(ctx)).toEqual(no("not-found"));
    expect(await database().select({ givenName: contact.givenName }).from(contact)).toEqual([{ givenName: "Jeanne" }]);
    expect((await mailsTo(parent.email.canonical))[0]).toMatchObject({ notice: "guardian-left", props: { leftName: "Yann Le Goff" } });
    expect((await findMembership(database(), parent.id))?.familyId).toBe(id);
    expect(await asParent(browser)).toBeDefined();
  });

  test("and writing again starts a file of one's own, never the old one", async () => {
    const { id, other } = await aSharedFamily();
    const ctx = await asParent(other.browser);
    await leaveFamily(ctx);
    expect(await addContact(ctx, aPersonToCall("Odile"))).toEqual(done);
    expect((await findMembership(database(), other.parent.id))?.familyId).not.toBe(id);
    expect(await database().select({ givenName: contact.givenName }).from(contact).where(eq(contact.familyId, id))).toEqual([{ givenName: "Jeanne" }]);
  });

  test("kills the invitations that the leaver had sent", async () => {
    const { other } = await aSharedFamily();
    const ctx = await asParent(other.browser);
    await inviteGuardian(ctx, { email: anAddress("tierce@exemple.fr") });
    await leaveFamily(ctx);
    expect(await findInvitationTo(database(), "tierce@exemple.fr", undefined)).toBeUndefined();
    expect((await database().select({ cancelledAt: guardianInvitation.cancelledAt }).from(guardianInvitation))[0]?.cancelledAt).not.toBeNull();
  });

  test("is refused to the last guardian, even when both leave at once", async () => {
    const { browser, other } = await aSharedFamily();
    const contexts = [await asParent(browser), await asParent(other.browser)];
    const results = await Promise.all(contexts.map(leaveFamily));
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results).toContainEqual(no("last-guardian"));
    expect((await actions()).filter((action) => action === "guardian.left")).toHaveLength(1);
  });

  test("a guardian may come back by a new invitation", async () => {
    const { id, browser, other } = await aSharedFamily();
    await leaveFamily(await asParent(other.browser));
    const jeton = await anInvitation(browser);
    expect(await joinFamily(await asParent(other.browser), byLink(jeton))).toEqual(done);
    expect((await findMembership(database(), other.parent.id))?.familyId).toBe(id);
  });
});
