import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { dayOf, instantAt } from "@/lib/core/days";
import type { Id } from "@/lib/core/ids";
import { unsealAlerts, type HealthAlerts } from "@/lib/families/adapters/health-cipher";
import { listOpenedHealth, listSealedHealth } from "../queries";

type Booked = { familyId: Id<"family">; childId: Id<"child"> };

/**
 * The health of children booked on a day, in clear, for a team that may open its list. Each reading leaves a line that the
 * family sees (R-HEA-1), once a day for each child and member of staff: a list that is opened again says nothing more.
 */
export async function openDayHealth(ctx: Context<StaffActor>, booked: readonly Booked[]): Promise<Map<string, HealthAlerts>> {
  if (booked.length === 0) return new Map();
  return inTransaction(ctx.db, async (tx) => {
    const sealed = await listSealedHealth(tx, booked);
    const opened = await listOpenedHealth(tx, ctx.actor.accountId, instantAt(dayOf(ctx.now), "00:00"));
    const fresh = sealed.filter(({ childId }) => !opened.has(childId));
    await recordEvent(tx, ctx, ...fresh.map(({ childId, familyId }) => ({ action: "health.read" as const, accountId: null, familyId, detail: { child: childId } })));
    return new Map(sealed.map((each) => [each.childId, unsealAlerts(each.childId, each)]));
  });
}
