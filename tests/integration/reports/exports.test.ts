import { database } from "@/db/client";
import { child } from "@/db/schema/families";
import { addDays } from "@/lib/core/days";
import { writeCsv } from "@/lib/reports/adapters/csv";
import { writeXlsx } from "@/lib/reports/adapters/xlsx";
import { exportInput } from "@/lib/reports/input";
import { findHeld, findLastRuns } from "@/lib/reports/queries";
import { retentionKinds, type Scope } from "@/lib/reports/rules";
import { exportTable } from "@/lib/reports/use-cases/export-table";
import { retentionView } from "@/lib/reports/view";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aCompleteFile, aFamily } from "@/tests/support/builders/family";
import { journal } from "@/tests/support/builders/journal";
import { aStaff } from "@/tests/support/builders/staff";
import { asStaff, NOW } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

const wish = (scope: Scope, format: "csv" | "xlsx" = "csv") => exportInput.parse({ scope, format, from: aMonday(), to: addDays(aMonday(), 2), centerId: "" });

async function aBookedTown() {
  const family = await aFamily();
  const [lea, tom] = [await aChild({ of: family }), await aChild({ of: family, givenName: "Tom", bornOn: "2018-01-05" })];
  await aCompleteFile({ of: family, children: [lea, tom] });
  const programme = await aProgramme();
  const slot = await aSlot({ of: programme });
  await aBooking({ of: family, programme, child: lea, slot });
  await aWaitlistEntry({ of: family, programme, child: tom, slot });
  return { family, lea };
}

async function csvOf(scope: Scope) {
  const result = await exportTable(await asStaff(await aStaff({ role: "manager", email: `${scope}@guichet.exemple.fr` })), wish(scope));
  if (!result.ok) throw new Error(result.refusal.reason);
  let text = "";
  for await (const piece of writeCsv(result.value.header, result.value.batches)) text += piece;
  return { text, lines: text.trimEnd().split("\r\n"), count: result.value.count };
}

test.each([
  ["families", 2, /;Martin;Tom;05\/01\/2018;CE1;.*;Claire .*;3 rue des Dunes;;44210;Pornic;44131$/],
  ["bookings", 1, /^\d\d\/\d\d\/\d{4};Les Embruns;.*;Réservé;2;8;2;10;;;$/],
  ["waitlists", 1, /;Martin;Tom;.*;Attend;$/],
  ["journal", 0, /^.?Date;Fait;Auteur;/],
] as const)("%s leave as French spreadsheets read them, and the journal says how many lines", async (scope, lines, shape) => {
  await aBookedTown();
  const file = await csvOf(scope);
  expect(file.text.startsWith("\uFEFF")).toBe(true);
  expect(file.lines).toHaveLength(lines + 1);
  expect(file.lines[lines === 0 ? 0 : 1]).toMatch(shape);
  expect(await journal()).toMatchObject([{ action: "data.exported_by_staff", detail: { scope, lines } }]);
}, 20_000);

test("a cell that a spreadsheet would compute is text", async () => {
  const { lea } = await aBookedTown();
  await database().update(child).set({ school: '=cmd|"/C calc"!A0', familyName: "+Martin" });
  expect(lea).toBeDefined();
  const { text } = await csvOf("families");
  expect(text).toContain("'+Martin");
  expect(text).toContain("'=cmd");
  expect(text).not.toMatch(/(^|;)"?[=+@]/m);
});

test("XLSX is a workbook, and holds the same lines", async () => {
  await aBookedTown();
  const result = await exportTable(await asStaff(await aStaff({ role: "manager" })), wish("families", "xlsx"));
  if (!result.ok) throw new Error(result.refusal.reason);
  const file = await writeXlsx(result.value.header, result.value.batches);
  expect(file.subarray(0, 2).toString()).toBe("PK");
});

test("an export needs a fresh second factor and a sound span, and is then told to nobody", async () => {
  const stale = await asStaff(await aStaff({ role: "manager", hasSteppedUp: false }));
  expect(await exportTable(stale, wish("families"))).toEqual({ ok: false, refusal: { reason: "step-up-needed" } });
  const ctx = await asStaff(await aStaff({ role: "manager", email: "autre@guichet.exemple.fr" }));
  expect(await exportTable(ctx, { ...wish("bookings"), to: addDays(aMonday(), -1) })).toEqual({ ok: false, refusal: { reason: "span-backwards" } });
  expect(await exportTable(ctx, { ...wish("bookings"), to: addDays(aMonday(), 400) })).toEqual({ ok: false, refusal: { reason: "span-too-long" } });
  expect(await journal()).toEqual([]);
});

test("the retention report has a line for each promise, with what is held and the job that keeps it", async () => {
  await aBookedTown();
  const lines = retentionView(await findHeld(database()), await findLastRuns(database()), NOW);
  expect(lines.map(({ kind }) => kind)).toEqual([...retentionKinds]);
  expect(lines.find(({ kind }) => kind === "health")).toMatchObject({ held: "2" });
});
