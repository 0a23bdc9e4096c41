import "server-only";
import type { Transaction } from "@/db/client";
import type { Context } from "@/db/context";
import { auditEvent } from "@/db/schema/audit";
import { pseudonym } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { networkOf } from "@/lib/core/network";
import type { AuditAction } from "../words";

type Event = {
  action: AuditAction;
  /** The account concerned, the acting parent's own unless told; null when nobody owns the address. */
  accountId?: string | null;
  /** The family concerned, when the act is about its file or its bookings. */
  familyId?: string;
  channel?: "web" | "mail" | "desk" | "job";
  /** Codes and counts only, never what a person typed. */
  detail?: Record<string, string | number | boolean>;
};

const channels = { visitor: "web", parent: "web", staff: "desk", system: "job" } as const;

/** Adds lines to the journal, in the transaction of the change they report (R-AUD-1). The network it came from is kept as a pseudonym. */
export async function recordEvent(tx: Transaction, ctx: Pick<Context, "actor" | "client">, ...events: Event[]): Promise<void> {
  if (events.length === 0) return;
  const source = ctx.client.ip && { source: pseudonym("source", networkOf(ctx.client.ip)) };
  await tx.insert(auditEvent).values(
    events.map((event) => ({
      id: newId("audit"),
      action: event.action,
      actorKind: ctx.actor.kind,
      actorId: "accountId" in ctx.actor ? ctx.actor.accountId : null,
      accountId: event.accountId === undefined && ctx.actor.kind === "parent" ? ctx.actor.accountId : (event.accountId ?? null),
      familyId: event.familyId ?? null,
      channel: event.channel ?? channels[ctx.actor.kind],
      requestId: ctx.client.requestId,
      detail: { ...source, ...event.detail },
    })),
  );
}
