import "server-only";
import { and, eq } from "drizzle-orm";
import type { Context, StaffActor } from "@/db/context";
import { ageGroup } from "@/db/schema/activities";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listGroups, lockProgramme } from "../queries";
import { agesOverlap, type Ages } from "../rules";
import type { ServiceRefusal } from "../words";

type Group = Ages & { programmeId: Id<"programme">; groupId: Id<"ageGroup"> | "nouveau"; name: string };
type Refused = Extract<ServiceRefusal, { reason: "not-found" | "groups-overlap" }>;

/** Writes an age group of a programme, whose groups never share an age. Children booked already stay where they are. */
export async function saveGroup(ctx: Context<StaffActor>, { programmeId, groupId, name, fromYears, toYears }: Group): Promise<Result<{ slug: string }, Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    const programme = await lockProgramme(tx, programmeId);
    if (!programme) return refused({ reason: "not-found" });
    const others = (await listGroups(tx, [programmeId])).filter(({ id }) => id !== groupId);
    if (others.some((each) => agesOverlap(each, { fromYears, toYears }))) return refused({ reason: "groups-overlap" });
    const values = { name, fromYears, toYears };
    const written =
      groupId === "nouveau"
        ? await tx.insert(ageGroup).values({ id: newId("ageGroup"), programmeId, ...values }).returning({ id: ageGroup.id })
        : await tx.update(ageGroup).set(values).where(and(eq(ageGroup.id, groupId), eq(ageGroup.programmeId, programmeId))).returning({ id: ageGroup.id });
    const [row] = written;
    if (!row) return refused({ reason: "not-found" });
    await recordEvent(tx, ctx, { action: "age_group.saved", accountId: null, detail: { programme: programmeId, group: row.id, fromYears, toYears } });
    return ok({ slug: programme.slug });
  });
}
