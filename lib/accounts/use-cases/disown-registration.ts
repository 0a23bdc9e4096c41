import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { inFuture } from "@/db/columns";
import type { Context, Visitor } from "@/db/context";
import { mutedAddress, pendingRegistration } from "@/db/schema/accounts";
import { inTransaction } from "@/db/transaction";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken } from "@/lib/core/crypto";
import { ok, refused, type Result } from "@/lib/core/result";
import { muteKey } from "../queries";
import { lifetimes } from "../rules";
import type { AccountRefusal } from "../words";

/** « Ce n'est pas moi »: the registration is forgotten and the address receives no other registration mail for 24 h. */
export async function disownRegistration(ctx: Context<Visitor>, jeton: string): Promise<Result<void, Extract<AccountRefusal, { reason: "link-dead" }>>> {
  return inTransaction(ctx.db, async (tx) => {
    const [dropped] = await tx
      .delete(pendingRegistration)
      .where(and(eq(pendingRegistration.tokenHash, hashToken(jeton)), isNull(pendingRegistration.usedAt)))
      .returning({ emailCanonical: pendingRegistration.emailCanonical });
    if (!dropped) return refused({ reason: "link-dead" });
    const until = inFuture(lifetimes.muted);
    await tx
      .insert(mutedAddress)
      .values({ key: muteKey(dropped.emailCanonical), until })
      .onConflictDoUpdate({ target: mutedAddress.key, set: { until } });
    await recordEvent(tx, ctx, { action: "registration.disowned", accountId: null, channel: "mail" });
    return ok(undefined);
  });
}
