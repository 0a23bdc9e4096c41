import "server-only";
import { eq, lte, sql } from "drizzle-orm";
import type { Context, SystemActor } from "@/db/context";
import { booking } from "@/db/schema/bookings";
import { healthRecord } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { authority } from "@/lib/core/authority";
import { dayOf } from "@/lib/core/days";
import { healthKeptAfter } from "../rules";

/**
 * Erases health records 12 months after the child's last booked day (R-RET-1), or after the day the parents
 * last filled them in when that came later: a record written for the days to come is of use.
 */
export async function forgetHealthRecords(ctx: Context<SystemActor>): Promise<number> {
  const filledOn = sql`to_char(${healthRecord.confirmedAt} at time zone ${authority.timeZone}, 'YYYY-MM-DD')`;
  const lastBooked = sql`(select max(${booking.day}) from ${booking} where ${eq(booking.childId, healthRecord.childId)} and ${eq(booking.state, "confirmed")})`;
  return inTransaction(ctx.db, async (tx) => {
    const erased = await tx
      .delete(healthRecord)
      .where(lte(sql`greatest(${filledOn}, ${lastBooked})`, healthKeptAfter(dayOf(ctx.now))))
      .returning({ childId: healthRecord.childId, familyId: healthRecord.familyId });
    for (const { childId, familyId } of erased) {
      await recordEvent(tx, ctx, { action: "health.forgotten", accountId: null, familyId, detail: { child: childId } });
    }
    return erased.length;
  });
}
