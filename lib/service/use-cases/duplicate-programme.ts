import "server-only";
import type { Context, StaffActor } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { violates } from "@/db/violations";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import type { Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { listGroups, listRequirements, lockProgramme } from "../queries";
import type { ServiceRefusal } from "../words";
import { addProgramme, slugFor } from "./save-programme";

type Refused = Extract<ServiceRefusal, { reason: "not-found" | "name-taken" }>;

/** The same programme in other centres, ages, deadlines, tariff and papers alike; all of them or none. */
export async function duplicateProgramme(ctx: Context<StaffActor>, programmeId: Id<"programme">, centerIds: readonly Id<"center">[]): Promise<Result<{ made: number }, Refused>> {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const model = await lockProgramme(tx, programmeId);
      if (!model) return refused({ reason: "not-found" });
      const { title, summary, offer, season, tariffId, isPublished, addDeadline, cancelDeadline, lateCancelShare } = model;
      const columns = { title, summary, offer, season, tariffId, isPublished, addDeadline, cancelDeadline, lateCancelShare };
      const [groups, requirements] = [await listGroups(tx, [programmeId]), await listRequirements(tx, programmeId)];
      const copies = await Promise.all([...new Set(centerIds)].map(async (centerId) => ({ fields: { ...columns, centerId, requirements }, slug: await slugFor(tx, { ...columns, centerId }) })));
      if (copies.some(({ slug }) => slug === undefined)) return refused({ reason: "not-found" });
      for (const { fields, slug = "" } of copies) await addProgramme(tx, slug, fields, groups);
      await recordEvent(tx, ctx, { action: "programme.duplicated", accountId: null, detail: { programme: programmeId, centers: copies.length } });
      return ok({ made: copies.length });
    });
  } catch (error) {
    if (violates(error, "programme_one_per_slug")) return refused({ reason: "name-taken" });
    throw error;
  }
}
