import { sql } from "drizzle-orm";
import { ownerDatabase } from "../database";

type Column = { table: string; column: string };

/** Makes everything the database knows older by `ms`: its clock is the one that decides, and nobody can move it. */
export async function timePasses(ms: number): Promise<void> {
  await ownerDatabase().transaction(async (tx) => {
    const columns = await tx.execute<Column>(sql`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type = 'timestamp with time zone'`);
    await tx.execute(sql`alter table audit_event disable trigger audit_event_append_only`);
    await tx.execute(sql`alter table booking_period disable trigger booking_period_opening_locked`);
    for (const { table, column } of columns) {
      await tx.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${sql.identifier(column)} - ${ms} * interval '1 millisecond'`);
    }
    await tx.execute(sql`alter table audit_event enable trigger audit_event_append_only`);
    await tx.execute(sql`alter table booking_period enable trigger booking_period_opening_locked`);
  });
}
