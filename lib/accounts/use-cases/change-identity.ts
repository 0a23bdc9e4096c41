import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Context, ParentActor } from "@/db/context";
import { account } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { ok, refused, type Result } from "@/lib/core/result";
import type { identityInput } from "../input";
import { lockOwnAccount } from "./lock-own-account";

export async function changeIdentity(ctx: Context<ParentActor>, { givenName, familyName, phone }: z.output<typeof identityInput>): Promise<Result<void, { reason: "signed-out" }>> {
  return inTransaction(ctx.db, async (tx) => {
    const own = await lockOwnAccount(tx, ctx);
    if (!own) return refused({ reason: "signed-out" });
    await tx.update(account).set({ givenName, familyName, phone }).where(eq(account.id, own.id));
    await recordEvent(tx, ctx, { action: "identity.changed", accountId: own.id });
    return ok(undefined);
  });
}
