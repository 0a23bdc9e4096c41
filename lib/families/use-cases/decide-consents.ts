import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Context, FamilyActor } from "@/db/context";
import { consent, consentKinds } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import type { consentsInput } from "../input";
import { listConsents } from "../queries";
import { lockOwnChild, type ChildAway } from "./lock-own-child";

/** Adds a dated decision for each answer that changes, and nothing for the others. */
export async function decideConsents(ctx: Context<FamilyActor>, { childId, ...answers }: z.output<typeof consentsInput>): Promise<Result<void, ChildAway>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnChild(tx, ctx, childId);
    if (!own.ok) return own;
    const { familyId } = own.value;
    const known = await listConsents(tx, familyId, childId);
    const changed = consentKinds.filter((kind) => known.find((each) => each.kind === kind)?.isGranted !== answers[kind]);
    if (changed.length === 0) return ok(undefined);
    /* The clock after the lock: two parents who decide at once are dated in the order they are written. */
    const decidedAt = sql`clock_timestamp()`;
    await tx.insert(consent).values(changed.map((kind) => ({ id: newId("consent"), familyId, childId, kind, isGranted: answers[kind], decidedAt, decidedBy: ctx.actor.accountId })));
    await recordEvent(tx, ctx, { action: "consents.decided", familyId, detail: { child: childId, decisions: changed.length } });
    return ok(undefined);
  });
}
