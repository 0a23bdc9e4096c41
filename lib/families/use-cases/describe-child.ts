import "server-only";
import type { z } from "zod";
import type { Context, FamilyActor } from "@/db/context";
import { child } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { violates } from "@/db/violations";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { newChildInput } from "../input";
import { countChildren } from "../queries";
import { CHILDREN_MAX } from "../rules";
import { checkIdentity, type IdentityRefusal } from "./check-identity";
import { openFamily } from "./open-family";

type Refused = IdentityRefusal | { reason: "signed-out" } | { reason: "too-many-children" };

/** One more child in the family file, which is made if this is its first word. Sent twice, it is one child. */
export async function describeChild(ctx: Context<FamilyActor>, input: z.output<typeof newChildInput>): Promise<Result<Id<"child">, Refused>> {
  const checked = checkIdentity(ctx.now, input);
  if (!checked.ok) return checked;
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const opened = await openFamily(tx, ctx);
      if (!opened.ok) return opened;
      const { familyId } = opened.value;
      if ((await countChildren(tx, familyId)) >= CHILDREN_MAX) return refused({ reason: "too-many-children" });
      const id = newId("child");
      await tx.insert(child).values({ id, familyId, ...checked.value });
      await recordEvent(tx, ctx, { action: "child.added", familyId, detail: { child: id } });
      return ok(id);
    });
  } catch (error) {
    if (violates(error, "child_described_once")) return refused({ reason: "child-known" });
    throw error;
  }
}
