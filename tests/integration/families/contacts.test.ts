import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { contact } from "@/db/schema/families";
import { CONTACTS_MAX } from "@/lib/families/rules";
import { addContact } from "@/lib/families/use-cases/add-contact";
import { changeContact } from "@/lib/families/use-cases/change-contact";
import { removeContact } from "@/lib/families/use-cases/remove-contact";
import { aFamily } from "@/tests/support/builders/family";
import { actions } from "@/tests/support/builders/journal";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { aPersonToCall, aSecondParent, done, followers, no } from "./acting";

testDatabase();

const contacts = () => database().select({ id: contact.id, familyId: contact.familyId, givenName: contact.givenName, phone: contact.phone }).from(contact);

async function aKeptContact() {
  const own = await aFamily();
  await addContact(await asParent(own.browser), aPersonToCall());
  const [kept] = await contacts();
  return { ...own, contactId: kept?.id ?? "" };
}

test("a person is added to the family of who says it", async () => {
  const { id } = await aKeptContact();
  expect(await contacts()).toEqual([{ id: expect.stringMatching(/^con_/), familyId: id, givenName: "Jeanne", phone: "+33612345699" }]);
  expect(await actions()).toEqual(["contact.added"]);
});

test("the same person sent twice, at once or again, is there once", async () => {
  const { browser } = await aKeptContact();
  const ctx = await asParent(browser);
  expect(await Promise.all([addContact(ctx, aPersonToCall()), addContact(ctx, aPersonToCall())])).toEqual([done, done]);
  expect(await contacts()).toHaveLength(1);
  expect(await actions()).toEqual(["contact.added"]);
  await addContact(ctx, { ...aPersonToCall(), mayPickUp: true });
  expect(await contacts()).toHaveLength(2);
});

test("two first persons at once make one family", async () => {
  const { browser } = await aSecondParent();
  const ctx = await asParent(browser);
  await Promise.all([addContact(ctx, aPersonToCall("Jeanne")), addContact(ctx, aPersonToCall("Odile"))]);
  expect(await followers()).toHaveLength(1);
  expect(await contacts()).toHaveLength(2);
});

test(`${CONTACTS_MAX} persons and no more, even when the last two are sent at once`, async () => {
  const { browser } = await aFamily();
  const ctx = await asParent(browser);
  for (let index = 1; index < CONTACTS_MAX; index += 1) expect(await addContact(ctx, aPersonToCall(`Jeanne${"e".repeat(index)}`))).toEqual(done);
  const results = await Promise.all([addContact(ctx, aPersonToCall("Odile")), addContact(ctx, aPersonToCall("Odette"))]);
  expect(results).toContainEqual(no("too-many-contacts"));
  expect(await contacts()).toHaveLength(CONTACTS_MAX);
});

test("a person is changed, then removed, by their own family", async () => {
  const { browser, contactId } = await aKeptContact();
  const ctx = await asParent(browser);
  expect(await changeContact(ctx, { contactId, ...aPersonToCall("Odile") })).toEqual(done);
  expect((await contacts()).map(({ givenName }) => givenName)).toEqual(["Odile"]);
  expect(await removeContact(ctx, contactId)).toEqual(done);
  expect(await contacts()).toEqual([]);
  expect(await removeContact(ctx, contactId)).toEqual(no("not-found"));
});

test("another family's person, an unknown one, or no id at all is not found, and nothing changes", async () => {
  const { contactId } = await aKeptContact();
  const stranger = await aFamily({ email: "autre@exemple.fr" });
  const before = await contacts();
  const ctx = await asParent(stranger.browser);
  for (const claim of [contactId, "con_00000000000000000000", "", "' or 1=1"]) {
    expect(await changeContact(ctx, { contactId: claim, ...aPersonToCall("Odile") })).toEqual(no("not-found"));
    expect(await removeContact(ctx, claim)).toEqual(no("not-found"));
  }
  expect(await contacts()).toEqual(before);
});

test("nothing is written by a session that was ended a moment ago", async () => {
  const { browser, contactId } = await aKeptContact();
  const ctx = await asParent(browser);
  await database().delete(session);
  expect(await addContact(ctx, aPersonToCall())).toEqual(no("signed-out"));
  expect(await changeContact(ctx, { contactId, ...aPersonToCall("Odile") })).toEqual(no("signed-out"));
  expect(await removeContact(ctx, contactId)).toEqual(no("signed-out"));
  expect(await contacts()).toHaveLength(1);
});
