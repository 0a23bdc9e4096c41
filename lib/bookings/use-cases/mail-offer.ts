import "server-only";
import type { Transaction } from "@/db/client";
import type { Addressee } from "@/lib/accounts/queries";
import type { Id } from "@/lib/core/ids";
import { cents } from "@/lib/core/money";
import { frenchMoment } from "@/lib/core/format";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { priceDays, type EntryRow } from "../queries";
import { offerLine, pricedLine, wishLine } from "../words";

type Contents = { guardian: Addressee; familyId: Id<"family">; entries: readonly EntryRow[]; token: string; until: Date; now: Date };

const linesOf = (entries: readonly EntryRow[]) => entries.map(wishLine).join("\n");
const offerOf = ([first]: readonly EntryRow[]) => (first ? `${offerLine(first.title, first.formula)}, ${first.centerName}` : "");

/** The mail of an offer lives as long as the offer. */
export async function mailOffer(tx: Transaction, { guardian, familyId, entries, token, until, now }: Contents): Promise<void> {
  const prices = await priceDays(tx, familyId, entries);
  const days = entries.map((entry, index) => {
    const price = prices[index];
    return price ? pricedLine({ ...entry, priceCents: cents(price.careCents + price.mealCents) }) : wishLine(entry);
  });
  await postNotice(tx, {
    notice: "place-offered",
    to: guardian.emailAsTyped,
    accountId: guardian.id,
    lifetimeMs: until.getTime() - now.getTime(),
    props: { givenName: guardian.givenName, offer: offerOf(entries), days: days.join("\n"), until: frenchMoment(until), offerUrl: links.offer(token) },
  });
}

/** Tells that a place was accepted, or that an offer or a wait is over. */
export async function mailOutcome(tx: Transaction, notice: "offer-accepted" | "offer-ended" | "wait-ended", guardian: Addressee, entries: readonly EntryRow[]): Promise<void> {
  const common = { givenName: guardian.givenName, offer: offerOf(entries), days: linesOf(entries) };
  const to = { to: guardian.emailAsTyped, accountId: guardian.id };
  if (notice !== "offer-accepted") return postNotice(tx, { notice, ...to, props: { ...common, waitlistsUrl: links.waitlists() } });
  const [reference = ""] = entries.map((entry) => entry.reference);
  return postNotice(tx, { notice, ...to, props: { ...common, reference, receiptUrl: links.receipt(reference) } });
}
