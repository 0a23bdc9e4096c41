import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { account } from "@/db/schema/accounts";
import { child, family, guardian, phoneGuardian } from "@/db/schema/families";
import { newId } from "@/lib/core/ids";
import { searchable } from "@/lib/core/search";
import { listFound, searchFamilies } from "@/lib/callers/queries";
import { readNeedle, SEARCH_SHOWN } from "@/lib/callers/rules";
import { aProgramme } from "@/tests/support/builders/activity";
import { aRequest } from "@/tests/support/builders/booking";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { ownerDatabase, testDatabase } from "@/tests/support/database";

testDatabase();

async function find(typed: string): Promise<string[]> {
  const needle = readNeedle(typed);
  if (needle.kind === "nothing") return [];
  return searchFamilies(database(), needle, { limit: SEARCH_SHOWN, offset: 0 });
}

async function aFamilyLeGoff() {
  const made = await aFamily({ email: "Soizic.LeGoff@exemple.fr", givenName: "Soizic" });
  await database().update(account).set({ familyName: "Le Goff-Ménard" });
  await aChild({ of: made, givenName: "Éloïse" });
  return made;
}

test.each([
  "le goff", "LE GOFF", "legoff", "goff", "le-goff menard", "soizic", "goff soizic", "eloise", "ÉLOÏSE", "elo le", "me", "eloise martin", "le gof",
  "soisic", "soizci", "elloise", "menrad", "soizic.legoff@exemple.fr", "Soizic.Le", "06 12 34 56 78", "06.12.34", "+33 6 12 34 56 78", "0033612345678", "56 78",
])("a family is found by « %s »", async (typed) => {
  const { id } = await aFamilyLeGoff();
  await aFamily({ email: "autre@exemple.fr", givenName: "Karim" });
  await database().execute(sql`update ${account} set phone = '+33699887766', family_name = 'Dubois' where given_name = 'Karim'`);
  expect(await find(typed)).toEqual([id]);
});

test.each(["x", "", "%", "__", "zz", "07 11", "goff karim"])("« %s » finds nobody", async (typed) => {
  await aFamilyLeGoff();
  expect(await find(typed)).toEqual([]);
});

test("a family is found by the reference of a request, however it is spaced", async () => {
  const made = await aFamily();
  const { reference } = await aRequest({ of: made, programme: await aProgramme() });
  for (const typed of [reference, reference.toLowerCase(), reference.replaceAll("-", " ")]) expect(await find(typed)).toEqual([made.id]);
});

test("whole words come before words that only begin so", async () => {
  const longer = await aFamily({ email: "a@exemple.fr", givenName: "Leana" });
  const whole = await aFamily({ email: "b@exemple.fr", givenName: "Lea" });
  expect(await find("lea")).toEqual([whole.id, longer.id]);
});

test("what is found shows names and commune, and nothing else", async () => {
  const { id } = await aFamilyLeGoff();
  await database().insert(phoneGuardian).values({ id: newId("phoneGuardian"), familyId: id, givenName: "Yann", familyName: "Riou", phone: "+33240112233" });
  expect(await listFound(database(), [id])).toEqual([{ id, commune: "Pornic", guardians: ["Soizic Le Goff-Ménard", "Yann Riou"], children: ["Éloïse"] }]);
});

test("a family is no longer found by who left it, nor by a child taken out", async () => {
  const { id } = await aFamilyLeGoff();
  await database().insert(phoneGuardian).values({ id: newId("phoneGuardian"), familyId: id, givenName: "Yann", familyName: "Riou", phone: "+33240112233" });
  expect(await find("02 40 11 22 33")).toEqual([id]);
  await database().update(phoneGuardian).set({ removedAt: new Date() });
  await database().update(child).set({ removedAt: new Date() });
  await database().update(guardian).set({ revokedAt: new Date() });
  for (const typed of ["yann", "eloise", "soizic", "02 40 11 22 33"]) expect(await find(typed)).toEqual([]);
});

test("the database compares words as the code does", async () => {
  const names = ["Œuvrard", "Saint-Père", "St Brévin", "Ste Pazanne", "L'Hôte", "Ñandú", "  Le  Goff "];
  for (const name of names) {
    const [row] = await database().execute<{ words: string }>(sql`select search_words(${name}) as words`);
    expect(row?.words.trim().startsWith(searchable(name))).toBe(true);
  }
});

test("families are searched through the index, never one by one", async () => {
  const owner = ownerDatabase();
  await owner.execute(sql`insert into ${family} (id) select 'fam_' || lpad(n::text, 20, '0') from generate_series(1, 2000) n`);
  await owner.execute(sql`insert into ${phoneGuardian} (id, family_id, given_name, family_name, phone)
    select 'pgd_' || lpad(n::text, 20, '0'), 'fam_' || lpad(n::text, 20, '0'), 'Prénom' || md5(n::text), 'Nom' || md5((n * 7)::text), '+336' || lpad(n::text, 8, '0') from generate_series(1, 2000) n`);
  await owner.execute(sql`vacuum analyze family_search`);
  const plans = await owner.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const found = [];
    for (const pattern of ["% go%", "% goff%", "% go_f%", "%06120034%", "% goff@%"]) found.push(await tx.execute(sql`explain select family_id from family_search where words like ${sql.raw(`'${pattern}'`)}`));
    return found;
  });
  for (const plan of plans) expect(JSON.stringify(plan)).toMatch(/Bitmap Index Scan on family_search_by_words/);
});
