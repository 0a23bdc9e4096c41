import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEvent } from "@/db/schema/audit";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf } from "@/lib/core/days";
import { readClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { listJournal, listStaffNames } from "@/lib/journal/queries";
import { noteReading } from "@/lib/journal/use-cases/note-reading";
import { aProgramme } from "@/tests/support/builders/activity";
import { aRequest } from "@/tests/support/builders/booking";
import { aFamily } from "@/tests/support/builders/family";
import { aStaff } from "@/tests/support/builders/staff";
import { asParent, asStaff } from "@/tests/support/context";
import { testDatabase } from "@/tests/support/database";

testDatabase();

/** A line by a parent about their family, another by an agent about the same family, one by a manager about nobody. */
async function aJournal() {
  const of = await aFamily();
  const [agent, manager] = [await aStaff(), await aStaff({ role: "manager" })] as const;
  const db = database();
  const parent = await asParent(of.browser);
  await db.transaction((tx) => recordEvent(tx, parent, { action: "child.added", accountId: of.parent.id, familyId: of.id }));
  const desk = await asStaff(agent);
  await db.transaction((tx) => recordEvent(tx, desk, { action: "child.changed", accountId: null, familyId: of.id, detail: { child: "chd_1" } }));
  await noteReading(await asStaff(manager), { action: "child.added", unread: "Martin" });
  return { of, agent, manager };
}

const actionsOf = async (filter: Parameters<typeof listJournal>[1]) => (await listJournal(database(), filter, 10)).map(({ action }) => action);

test("newest first, each line with the name of who acted, for staff and parents", async () => {
  await aJournal();
  expect((await listJournal(database(), {}, 10)).map(({ action, givenName, channel }) => [action, givenName, channel])).toEqual([
    ["journal.read", "Sophie", "desk"],
    ["child.changed", "Sophie", "desk"],
    ["child.added", "Claire", "web"],
  ]);
});

test("is narrowed by act, by person, by family, by a reference read aloud, by channel and by days", async () => {
  const { of, agent } = await aJournal();
  const { reference } = await aRequest({ of, programme: await aProgramme() });
  expect(await actionsOf({ action: "child.added" })).toEqual(["child.added"]);
  expect(await actionsOf({ actorId: agent.id })).toEqual(["child.changed"]);
  expect(await actionsOf({ familyId: of.id })).toEqual(["child.changed", "child.added"]);
  expect(await actionsOf({ reference, channel: "web" })).toEqual(["child.added"]);
  expect(await actionsOf({ reference: "PF-000-000" })).toEqual([]);
  const today = dayOf(readClock());
  expect(await actionsOf({ from: today, to: today })).toHaveLength(3);
  expect(await actionsOf({ to: "2020-01-01" })).toEqual([]);
});

test("page by page no line is read twice and none is lost, even written at the same instant", async () => {
  const { of } = await aJournal();
  const parent = await asParent(of.browser);
  await database().transaction(async (tx) => {
    for (const action of ["contact.added", "contact.changed", "contact.removed"] as const) await recordEvent(tx, parent, { action, accountId: null, familyId: of.id });
  });
  const read: string[] = [];
  for (let page = await listJournal(database(), {}, 2); page.length > 0; page = await listJournal(database(), { after: page.at(-1)?.id ?? newId("audit") }, 2)) read.push(...page.map(({ id }) => id));
  expect(read).toHaveLength(6);
  expect(new Set(read).size).toBe(6);
});

test("reading it is a line of it, with the filters as codes and nothing that was typed", async () => {
  const { manager } = await aJournal();
  const [line] = await database().select({ actorId: auditEvent.actorId, detail: auditEvent.detail }).from(auditEvent).where(eq(auditEvent.action, "journal.read"));
  expect(line).toEqual({ actorId: manager.id, detail: { action: "child.added", source: expect.any(String) } });
});

test("the names to choose from are those of staff", async () => {
  const { agent, manager } = await aJournal();
  expect((await listStaffNames(database())).map(({ id }) => id).sort()).toEqual([agent.id, manager.id].sort());
});

test("a family's lines are found by their index", async () => {
  const { of } = await aJournal();
  const plan = await database().transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute<{ "QUERY PLAN": string }>(sql`explain ${listJournal(tx, { familyId: of.id }, 100).getSQL()}`);
  });
  expect(plan.map((row) => row["QUERY PLAN"]).join(" ")).toContain("audit_event_by_family");
});
