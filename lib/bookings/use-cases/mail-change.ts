import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor } from "@/db/context";
import { findAddressee, type Addressee } from "@/lib/accounts/queries";
import type { Id } from "@/lib/core/ids";
import { euros, type Cents } from "@/lib/core/money";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { postTask } from "@/lib/notifications/use-cases/post-task";
import { links } from "../adapters/links";
import { findGuardian, type DayRow } from "../queries";
import { cancelledLine, cancelledSpeech, madeWith, pricedLine, swappedSpeech, wishLine } from "../words";

/** Whoever acts is told; when the desk acts, the guardian who has been there longest, if one reads mail. */
async function addresseeOf(tx: Transaction, { actor }: Context<FamilyActor>, familyId: Id<"family">): Promise<Addressee | undefined> {
  return actor.kind === "parent" ? findAddressee(tx, actor.accountId) : findGuardian(tx, familyId, null);
}

type Cancelled = { familyId: Id<"family">; reference: string; ended: readonly (DayRow & { kind: "free" | "late"; due: Cents })[]; owed: Cents };

/** What is cancelled and what stays due, day by day; read aloud or by letter to a family without mail. */
export async function mailCancelling(tx: Transaction, ctx: Context<FamilyActor>, { familyId, reference, ended, owed }: Cancelled): Promise<void> {
  const addressee = await addresseeOf(tx, ctx, familyId);
  const [notice, days, due] = ["booking-cancelled" as const, ended.map(cancelledLine), euros(owed)];
  if (!addressee) return postTask(tx, { kind: "tell", familyId, notice, text: cancelledSpeech(reference, days, due) });
  await postNotice(tx, {
    notice,
    to: addressee.emailAsTyped,
    accountId: addressee.id,
    props: { givenName: addressee.givenName, reference, days: days.join("\n"), owed: due, receiptUrl: links.receipt(reference), madeWith: madeWith(ctx.actor.kind, "Annulé") },
  });
}

type Swapped = { familyId: Id<"family">; old: DayRow; present: DayRow & { priceCents: Cents } };

/** The new day and the one it replaces. */
export async function mailSwap(tx: Transaction, ctx: Context<FamilyActor>, { familyId, old, present }: Swapped): Promise<void> {
  const addressee = await addresseeOf(tx, ctx, familyId);
  const { reference } = old;
  const [notice, after, before] = ["day-swapped" as const, pricedLine(present), wishLine(old)];
  if (!addressee) return postTask(tx, { kind: "tell", familyId, notice, text: swappedSpeech(reference, after, before) });
  await postNotice(tx, {
    notice,
    to: addressee.emailAsTyped,
    accountId: addressee.id,
    props: { givenName: addressee.givenName, reference, before, present: after, receiptUrl: links.receipt(reference), madeWith: madeWith(ctx.actor.kind, "Échangé") },
  });
}
