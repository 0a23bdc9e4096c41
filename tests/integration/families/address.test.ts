import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { family } from "@/db/schema/families";
import { addressLineInput } from "@/lib/families/input";
import { findMembership, listCommunes, searchCommunes } from "@/lib/families/queries";
import { territoryOf } from "@/lib/families/rules";
import { saveAddress } from "@/lib/families/use-cases/save-address";
import { authority } from "@/lib/core/authority";
import { aFamily, NANTES } from "@/tests/support/builders/family";
import { journal } from "@/tests/support/builders/journal";
import { asParent } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";
import { aSecondParent, done, followers, no } from "./acting";

testDatabase();

const VUE = "44220";
const LE_PELLERIN = "44120";
const at = (communeInsee: string, postcode: string, addressLine = "12 rue des Dunes") => addressLineInput.parse({ communeInsee, postcode, addressLine, addressExtra: " Bât. B " });
const saved = () => database().select({ line: family.addressLine, extra: family.addressExtra, postcode: family.postcode, insee: family.communeInsee }).from(family);

describe("an address", () => {
  test("given first makes the family file, with its commune", async () => {
    const { browser, parent } = await aSecondParent();
    expect(await saveAddress(await asParent(browser), at("44131", "44210"))).toEqual(done);
    expect(await saved()).toEqual([{ line: "12 rue des Dunes", extra: "Bât. B", postcode: "44210", insee: "44131" }]);
    const [line] = await journal();
    expect(line).toMatchObject({ action: "family.address_saved", accountId: parent.id, familyId: (await followers())[0]?.familyId, detail: { territory: "resident" } });
  });

  test.each([
    [VUE, "resident"],
    [LE_PELLERIN, "outside"],
  ] as const)("in 44640 says nothing by its postcode: commune %s is %s (R-TER-1)", async (insee, territory) => {
    const { browser, parent } = await aFamily();
    expect(await saveAddress(await asParent(browser), at(insee, "44640"))).toEqual(done);
    const own = await findMembership(database(), parent.id);
    expect(territoryOf(own?.communeInsee ?? null)).toBe(territory);
    expect((await journal())[0]?.detail).toMatchObject({ territory });
  });

  test("changes for the family of who says it, and for nobody else", async () => {
    await aFamily({ email: "autre@exemple.fr" });
    const { browser } = await aFamily();
    expect(await saveAddress(await asParent(browser), at(NANTES, "44300"))).toEqual(done);
    expect((await saved()).map(({ insee }) => insee).sort()).toEqual([NANTES, "44131"]);
  });

  test("in a commune that does not exist, or under another commune's postcode, is refused and changes nothing", async () => {
    const { browser } = await aFamily();
    const before = await saved();
    const ctx = await asParent(browser);
    expect(await saveAddress(ctx, at("99999", "44210"))).toEqual(no("unknown-commune"));
    expect(await saveAddress(ctx, at("", "44210"))).toEqual(no("unknown-commune"));
    expect(await saveAddress(ctx, at("44131", "75001"))).toEqual(no("foreign-postcode"));
    expect(await saved()).toEqual(before);
    expect(await journal()).toEqual([]);
  });

  test("is refused to a session that was ended a moment ago", async () => {
    const { browser } = await aFamily();
    const ctx = await asParent(browser);
    await database().delete(session);
    expect(await saveAddress(ctx, at("44131", "44210"))).toEqual(no("signed-out"));
  });

  test("and its first words, sent twice at once, make one family", async () => {
    const { browser } = await aSecondParent();
    const ctx = await asParent(browser);
    const results = await Promise.all([saveAddress(ctx, at("44131", "44210")), saveAddress(ctx, at(VUE, "44640")), saveAddress(ctx, at(NANTES, "44300"))]);
    expect(results).toEqual([done, done, done]);
    expect(await followers()).toHaveLength(1);
  });
});

describe("a search of communes", () => {
  const names = async (wanted: string, limit = 21) => (await searchCommunes(database(), wanted, limit)).map(({ name }) => name);

  test.each([
    ["st pere en retz", "Saint-Père-en-Retz"],
    ["SAINT PÈRE EN RETZ", "Saint-Père-en-Retz"],
    ["st-philbert-de-grand", "Saint-Philbert-de-Grand-Lieu"],
    ["nantes", "Nantes"],
    ["la bernerie", "La Bernerie-en-Retz"],
  ])("forgives accents, hyphens and « St »: « %s »", async (wanted, expected) => {
    expect(await names(wanted)).toContain(expected);
  });

  test("puts the exact name first, then names that begin so, then the words inside", async () => {
    const found = await names("vue");
    expect(found[0]).toBe("Vue");
    expect(await names("pornic", 3)).toEqual(["Pornic", "Pornichet"]);
    expect(await names("en retz")).toContain("Chaumes-en-Retz");
  });

  test("accepts a postcode, and finds every commune it covers", async () => {
    expect((await names("44640")).sort()).toEqual(["Cheix-en-Retz", "Le Pellerin", "Rouans", "Saint-Jean-de-Boiseau", "Vue"]);
  });

  test("takes what is typed as letters, never as a pattern, and stops at its limit", async () => {
    expect(await names("p%rnic")).toEqual([]);
    expect(await names("zzzz_%")).toEqual([]);
    expect(await names("saint", 21)).toHaveLength(21);
  });

  test("knows the fifteen communes of the territory by name", async () => {
    const found = await listCommunes(database(), authority.communes);
    expect(found).toHaveLength(15);
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(["Pornic", "Vue", "Sainte-Pazanne"]));
  });
});
