import { sql } from "drizzle-orm";
import { loadReadiness } from "@/lib/jobs/loaders";
import { ownerDatabase, testDatabase } from "@/tests/support/database";

testDatabase();

const shiftMigrations = (ms: number) => ownerDatabase().execute(sql`update drizzle.__drizzle_migrations set created_at = created_at + ${ms}`);

describe("readiness", () => {
  test("the application's own role can tell that the database is up to date", async () => {
    expect(await loadReadiness()).toBe("ok");
  });

  test("an instance newer than the database takes no traffic, an older one does", async () => {
    await shiftMigrations(-1);
    expect(await loadReadiness()).toBe("migrations-missing");
    await shiftMigrations(2);
    expect(await loadReadiness()).toBe("ok");
    await shiftMigrations(-1);
  });
});
