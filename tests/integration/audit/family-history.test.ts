import { database } from "@/db/client";
import { listFamilyEvents } from "@/lib/audit/queries";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { aFamily } from "@/tests/support/builders/family";
import { asSystem } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

test("the history of a family is read page by page, no line missing and none twice, those of one act included", async () => {
  const { id: familyId } = await aFamily();
  const act = { action: "caller.verified", accountId: null, familyId } as const;
  await database().transaction((tx) => recordEvent(tx, asSystem(), act, act, act, act));
  await database().transaction((tx) => recordEvent(tx, asSystem(), { ...act, action: "caller.call_ended" }));
  const pages = [await listFamilyEvents(database(), familyId, 2), await listFamilyEvents(database(), familyId, 2, 2), await listFamilyEvents(database(), familyId, 2, 4)];
  expect(pages.flat().map(({ action }) => action)).toEqual(["caller.call_ended", ...Array<string>(4).fill("caller.verified")]);
  expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
});
