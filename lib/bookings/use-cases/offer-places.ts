import "server-only";
import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context } from "@/db/context";
import { waitlistEntry } from "@/db/schema/bookings";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { entriesBehind, findGuardian, listEntries, readFreed } from "../queries";
import { decideOffers, offerEnds, type PassedOverReason } from "../rules";
import { mailOffer } from "./mail-offer";

type Waiting = Awaited<ReturnType<typeof readFreed>>["waiting"][number];

/** What happens to another family's wish is done by the portal: its journal never names whose cancellation caused it. */
export const asPortal = ({ client }: Pick<Context, "client">): Pick<Context, "actor" | "client"> => ({ actor: { kind: "system" }, client: { ...client, ip: "" } });

/**
 * Offers the places left in these slots to the next in line (R-WL-1), brothers and sisters whole (R-WL-3); called in the
 * transaction that frees a place, which holds the slots. `now` is the database's clock, read under that lock.
 */
export async function offerFreedPlaces(tx: Transaction, ctx: Pick<Context, "client">, slotIds: readonly Id<"slot">[], now: Date): Promise<void> {
  if (slotIds.length === 0) return;
  const { slots, waiting } = await readFreed(tx, slotIds);
  const open = slots.filter(({ closedReason, day }) => closedReason === null && offerEnds(now, day) !== undefined);
  const places = new Map(open.map(({ id, capacity, taken }) => [id as string, capacity - taken]));
  const { offered, passedOver } = decideOffers(places, waiting.map(inGroup));
  for (const group of offered) await offer(tx, ctx, group, now);
  for (const { entry, reason } of passedOver) await passOver(tx, ctx, entry, reason, now);
}

/** Brothers and sisters who wait together for one day are one group. */
export const inGroup = <E extends Pick<Waiting, "id" | "requestId" | "day" | "isTogether">>(entry: E) => ({ ...entry, group: entry.isTogether ? `${entry.requestId} ${entry.day}` : entry.id });

/** Offers their places to those of one group, and tells them. The caller holds the slots, and knows that the places are there. */
export async function offer(tx: Transaction, ctx: Pick<Context, "client">, group: readonly Waiting[], now: Date): Promise<void> {
  const [first] = group;
  const until = first && offerEnds(now, first.day);
  if (!first || !until) return;
  const token = newSecretToken();
  const tokenHash = hashToken(token);
  const change = { state: "offered" as const, offeredAt: now, offerExpiresAt: until, offerTokenHash: tokenHash };
  await tx.update(waitlistEntry).set(change).where(inArray(waitlistEntry.id, group.map(({ id }) => id)));
  const { familyId, accountId } = first;
  const [entries, guardian] = await Promise.all([
    listEntries(tx, entriesBehind(tokenHash)),
    findGuardian(tx, familyId, accountId),
    recordEvent(tx, asPortal(ctx), { action: "waitlist.offered", accountId, familyId, detail: { places: group.length } }),
  ]);
  await mailOffer(tx, { guardian, familyId, entries, token, until, now });
}

/** Notes that a place went to somebody behind, and why. */
export async function passOver(tx: Transaction, ctx: Pick<Context, "client">, entry: Waiting, reason: PassedOverReason | "desk_choice", now: Date): Promise<void> {
  await Promise.all([
    tx.update(waitlistEntry).set({ passedOverAt: now, passedOverReason: reason }).where(inArray(waitlistEntry.id, [entry.id])),
    recordEvent(tx, asPortal(ctx), { action: "waitlist.passed_over", accountId: entry.accountId, familyId: entry.familyId, detail: { entry: entry.id, reason } }),
  ]);
}
