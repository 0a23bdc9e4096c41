import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Context, FamilyActor } from "@/db/context";
import { child } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { violates } from "@/db/violations";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import type { childInput } from "../input";
import { checkIdentity, type IdentityRefusal } from "./check-identity";
import { lockOwnChild, type ChildAway } from "./lock-own-child";

/** Name, birth date, level and school of a child. Refuses to make a second child of one who is there already. */
export async function changeChild(ctx: Context<FamilyActor>, { childId, ...input }: z.output<typeof childInput>): Promise<Result<void, IdentityRefusal | ChildAway>> {
  const checked = checkIdentity(ctx.now, input);
  if (!checked.ok) return checked;
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const own = await lockOwnChild(tx, ctx, childId);
      if (!own.ok) return own;
      const { familyId } = own.value;
      await tx.update(child).set(checked.value).where(and(eq(child.familyId, familyId), eq(child.id, childId)));
      await recordEvent(tx, ctx, { action: "child.changed", familyId, detail: { child: childId } });
      return ok(undefined);
    });
  } catch (error) {
    if (violates(error, "child_described_once")) return refused({ reason: "child-known" });
    throw error;
  }
}
