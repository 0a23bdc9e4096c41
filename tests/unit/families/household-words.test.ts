import { addressLineInput, contactInput } from "@/lib/families/input";
import { territoryOf } from "@/lib/families/rules";
import { communeView, familyEventView, householdView } from "@/lib/families/view";
import { childFieldWords, householdFieldWords as fieldWords, sayRefusal, type FamilyRefusal } from "@/lib/families/words";

/** One refusal of each reason: a missing one does not compile. */
const each: { [R in FamilyRefusal["reason"]]: Extract<FamilyRefusal, { reason: R }> } = {
  "too-many": { reason: "too-many", waitSeconds: 61 },
  "signed-out": { reason: "signed-out" },
  "not-found": { reason: "not-found" },
  "unknown-commune": { reason: "unknown-commune" },
  "foreign-postcode": { reason: "foreign-postcode" },
  "own-address": { reason: "own-address" },
  "already-guardian": { reason: "already-guardian" },
  "invited-just-now": { reason: "invited-just-now" },
  "invitation-dead": { reason: "invitation-dead" },
  "invitation-used": { reason: "invitation-used" },
  "own-family": { reason: "own-family" },
  "has-own-family": { reason: "has-own-family" },
  "last-guardian": { reason: "last-guardian" },
  "too-many-contacts": { reason: "too-many-contacts" },
  "too-many-children": { reason: "too-many-children" },
  "child-known": { reason: "child-known" },
  "born-later": { reason: "born-later" },
  "born-long-ago": { reason: "born-long-ago" },
  "still-booked": { reason: "still-booked" },
  "still-waiting": { reason: "still-waiting" },
  "step-up-needed": { reason: "step-up-needed" },
};

test.each(Object.values(each))("$reason is said in whole French sentences that a person understands", (refusal) => {
  expect(sayRefusal(refusal).message).toMatch(/^[A-ZÀÉ].{20,}[.?]$/u);
  expect(sayRefusal(refusal).message).not.toMatch(/undefined|null|NaN|token|invalide|veuillez|\b(tu|ton|ta|tes)\b/iu);
});

test("no two sentences are the same: people and the desk can tell them apart", () => {
  const sentences = [...Object.values(each).map((refusal) => sayRefusal(refusal).message), ...Object.values(fieldWords), ...Object.values(childFieldWords)];
  expect(new Set(sentences).size).toBe(sentences.length);
});

const issues = (result: { success: boolean; error?: { issues: { message: string }[] } | undefined }) => result.error?.issues.map(({ message }) => message) ?? [];
const address = { communeInsee: "44131", addressLine: "12 rue des Dunes", postcode: "44210" };

test("an address line holds 120 characters and no more, on one line, and is never blank", () => {
  expect(addressLineInput.safeParse({ ...address, addressLine: "a".repeat(120) }).success).toBe(true);
  expect(issues(addressLineInput.safeParse({ ...address, addressLine: "a".repeat(121) }))).toEqual([fieldWords.addressLong]);
  expect(issues(addressLineInput.safeParse({ ...address, addressLine: " \n " }))).toEqual([fieldWords.addressMissing]);
  expect(addressLineInput.parse({ ...address, addressLine: " 12\r\nrue\u0000des  Dunes " })).toMatchObject({ addressLine: "12 rue des Dunes", addressExtra: null });
  expect(addressLineInput.safeParse({ ...address, addressLine: ["12", "14"] }).success).toBe(false);
});

const person = { givenName: "Jeanne", familyName: "Martin", phone: "06 12 34 56 99", relation: "grandparent" };

test("a person to call serves something, and is reached by a whole number", () => {
  expect(contactInput.parse({ ...person, mayPickUp: "on" })).toMatchObject({ phone: "+33612345699", isEmergency: false, mayPickUp: true });
  expect(issues(contactInput.safeParse(person))).toEqual([fieldWords.contactServesNothing]);
  expect(issues(contactInput.safeParse({ ...person, phone: " ", isEmergency: "on" }))).toEqual([fieldWords.contactPhoneMissing]);
  expect(issues(contactInput.safeParse({ ...person, relation: "boss", isEmergency: "on" }))).toEqual([fieldWords.relationUnknown]);
  expect(contactInput.safeParse({ ...person, isEmergency: ["on", "on"] }).success).toBe(false);
});

test("the commune decides the territory, never the postcode (R-TER-1)", () => {
  expect([null, "44220", "44120"].map(territoryOf)).toEqual(["unknown", "resident", "outside"]);
  const row = { addressLine: "1 rue du Port", addressExtra: null, postcode: "44640", communeInsee: "44220", communeName: "Vue", createdAt: new Date(0) };
  expect(householdView(row)).toEqual({ territory: "resident", address: ["1 rue du Port", "44640 Vue"], commune: { insee: "44220", name: "Vue" } });
});

test.each([
  [["44640"], "44640"],
  [["75001", "75002", "75003"], "75001, 75002, 75003"],
  [["75001", "75002", "75003", "75004"], "75001, 75002, 75003 et 1 autre"],
  [["75001", "75002", "75003", "75004", "75005"], "75001, 75002, 75003 et 2 autres"],
])("the postcodes %j are said « %s »", (postcodes, said) => {
  expect(communeView({ insee: "00000", name: "X", postcodes }).whichPostcodes).toBe(said);
});

test.each([
  ["parent", "acc_me", "vous"],
  ["parent", "acc_other", "l'autre parent"],
  ["staff", "stf_one", "le Guichet"],
  ["system", null, "le portail"],
] as const)("the history says who did it: %s %s is « %s »", (actorKind, actorId, who) => {
  expect(familyEventView({ reason: null, at: new Date(0), action: "contact.added", actorKind, actorId }, "acc_me").who).toBe(who);
});
