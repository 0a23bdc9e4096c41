import { readdirSync, readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { auditWords } from "@/lib/audit/words";
import { actions, journal } from "@/tests/support/builders/journal";
import { everyRow } from "@/tests/support/builders/rows";
import { ownerDatabase, testDatabase } from "@/tests/support/database";
import { attending } from "./attending";
import { booking } from "./booking";
import { calling } from "./calling";
import { children } from "./children";
import { deskBookings } from "./desk-bookings";
import { deskLists } from "./desk-lists";
import { deskFile } from "./desk-file";
import { entering } from "./entering";
import { household } from "./household";
import { giving } from "./giving";
import { importing } from "./importing";
import { keeping } from "./keeping";
import { running } from "./running";
import { staff } from "./staff";
import { waiting } from "./waiting";

testDatabase();

const acts = {
  ...entering, ...keeping, ...booking, ...children, ...household, ...giving, ...waiting,
  ...staff, ...calling, ...deskFile, ...deskBookings, ...deskLists, ...running, ...attending, ...importing,
};

/** Every row but the counters of attempts, which commit before what they count, on purpose, and what the proof itself leaves. */
const counters = ["attempt", "second_factor_step"];
const stateOfTheWorld = async () => (await everyRow()).filter(([table]) => !counters.includes(String(table)));

/** From now on no line can be added to this table, as if the disk had said no at that very moment. */
async function whileNothingCanBeAddedTo<T>(table: "audit_event" | "mail", act: () => Promise<T>): Promise<T> {
  const name = sql.identifier(table);
  await ownerDatabase().execute(sql`alter table ${name} add constraint nothing_more check (false) not valid`);
  try {
    return await act();
  } finally {
    await ownerDatabase().execute(sql`alter table ${name} drop constraint nothing_more`);
  }
}

/** From now on every change but a line of the journal or a count is undone at the very moment it would commit. */
async function whileNothingElseCanCommit<T>(act: () => Promise<T>): Promise<T> {
  const owner = ownerDatabase();
  const tables = await owner.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('audit_event', 'attempt', 'second_factor_step')`);
  await owner.execute(sql`create function undo_it() returns trigger language plpgsql as $$ begin raise exception 'undone'; end $$`);
  for (const { name } of tables) {
    await owner.execute(sql`create constraint trigger undone after insert or update or delete on ${sql.identifier(name)} deferrable initially deferred for each row execute function undo_it()`);
  }
  try {
    return await act();
  } finally {
    await owner.execute(sql`drop function undo_it cascade`);
  }
}

describe.each(Object.entries(acts))("%s", (_name, { prepare, lines, mails, onlyTheLine }) => {
  test(`writes ${lines.join(", ")} in the journal`, async () => {
    const act = await prepare();
    const before = await actions();
    await act();
    const written = await journal();
    const added = written.map(({ action }) => action).sort();
    for (const action of before) added.splice(added.indexOf(action), 1);
    expect(added).toEqual([...lines].sort());
    for (const { detail } of written) expect(JSON.stringify({ ...detail, source: undefined })).not.toMatch(/@|[A-Za-z0-9_-]{43}|\$argon2|exemple/);
  });

  test("changes nothing when its line cannot be written", async () => {
    const act = await prepare();
    const before = await stateOfTheWorld();
    await whileNothingCanBeAddedTo("audit_event", () => expect(act()).rejects.toThrow());
    expect(await stateOfTheWorld()).toEqual(before);
  });

  if (!onlyTheLine) {
    test("leaves no line when its change is undone at the last moment", async () => {
      const act = await prepare();
      const before = await actions();
      await whileNothingElseCanCommit(() => expect(act()).rejects.toThrow());
      expect(await actions()).toEqual(before);
    });
  }

  if (mails) {
    test("changes nothing, not even its line, when its mail cannot be put in the outbox (R-MSG-2)", async () => {
      const act = await prepare();
      const before = await stateOfTheWorld();
      await whileNothingCanBeAddedTo("mail", () => expect(act()).rejects.toThrow());
      expect(await stateOfTheWorld()).toEqual(before);
    });
  }
});

test("every use case that writes in the journal is in this list, and every line it may write", () => {
  const useCases = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((path) => /^[a-z-]+\/use-cases\/[a-z-]+\.ts$/.test(path));
  const writers = useCases.filter((path) => /(?<!function )recordEvent\(/.test(readFileSync(`lib/${path}`, "utf8"))).map((path) => path.split("/").at(-1) ?? "");
  const shared = ["open-session.ts", "open-staff-session.ts"];
  const covered = Object.values(acts).map(({ file }) => `${file}.ts`);
  expect([...new Set(covered)].sort()).toEqual(expect.arrayContaining(writers.filter((file) => !shared.includes(file)).sort()));
  expect([...new Set(Object.values(acts).flatMap(({ lines }) => lines))].sort()).toEqual(Object.keys(auditWords).sort());
});
