import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, StaffActor } from "@/db/context";
import { auditEvent } from "@/db/schema/audit";
import { newId } from "@/lib/core/ids";
import type { AuditAction } from "../words";

type Addressed = { action: AuditAction; familyIds: readonly string[]; detail: Record<string, string | number | boolean> };

const BATCH = 2_000;

/** One line for each of many families, in few statements: the same act of the desk concerns them all. */
export async function recordForFamilies(tx: Transaction, { actor, client }: Pick<Context<StaffActor>, "actor" | "client">, { action, familyIds, detail }: Addressed): Promise<void> {
  for (let from = 0; from < familyIds.length; from += BATCH) {
    const lines = familyIds.slice(from, from + BATCH).map((familyId) => ({
      id: newId("audit"), action, actorKind: actor.kind, actorId: actor.accountId, familyId, channel: "desk" as const, requestId: client.requestId, detail,
    }));
    await tx.insert(auditEvent).values(lines);
  }
}
