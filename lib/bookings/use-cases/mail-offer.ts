import "server-only";
import type { Transaction } from "@/db/client";
import type { Addressee } from "@/lib/accounts/queries";
import type { Id } from "@/lib/core/ids";
import { cents } from "@/lib/core/money";
import { frenchMoment } from "@/lib/core/format";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { postTask } from "@/lib/notifications/use-cases/post-task";
import { links } from "../adapters/links";
import { priceDays, type EntryRow } from "../queries";
import { offerLine, offerSpeech, outcomeSpeech, pricedLine, wishLine } from "../words";

/** Absent guardian: nobody of the family reads mail, and the desk calls. */
type Whom = { familyId: Id<"family">; guardian: Addressee | undefined };
type Contents = Whom & { entries: readonly EntryRow[]; token: string; until: Date; now: Date };

const offerOf = ([first]: readonly EntryRow[]) => (first ? `${offerLine(first.title, first.formula)}, ${first.centerName}` : "");

/** The mail of an offer lives as long as the offer; the call to make is due by its end. */
export async function mailOffer(tx: Transaction, { guardian, familyId, entries, token, until, now }: Contents): Promise<void> {
  const prices = await priceDays(tx, familyId, entries);
  const days = entries.map((entry, index) => {
    const price = prices[index];
    return price ? pricedLine({ ...entry, priceCents: cents(price.careCents + price.mealCents) }) : wishLine(entry);
  });
  const [notice, offer, end] = ["place-offered" as const, offerOf(entries), frenchMoment(until)];
  if (!guardian) {
    const about = entries[0] && { about: entries[0].id };
    return postTask(tx, { kind: "offer", familyId, notice, ...about, text: offerSpeech(offer, days, end), dueAt: until });
  }
  await postNotice(tx, {
    notice,
    to: guardian.emailAsTyped,
    accountId: guardian.id,
    lifetimeMs: until.getTime() - now.getTime(),
    props: { givenName: guardian.givenName, offer, days: days.join("\n"), until: end, offerUrl: links.offer(token) },
  });
}

/** Tells that a place was accepted, or that an offer or a wait is over. */
export async function mailOutcome(tx: Transaction, notice: "offer-accepted" | "offer-ended" | "wait-ended", { familyId, guardian }: Whom, entries: readonly EntryRow[]): Promise<void> {
  const [offer, days] = [offerOf(entries), entries.map(wishLine)];
  if (!guardian) return postTask(tx, { kind: "tell", familyId, notice, text: outcomeSpeech[notice](offer, days) });
  const common = { givenName: guardian.givenName, offer, days: days.join("\n") };
  const to = { to: guardian.emailAsTyped, accountId: guardian.id };
  if (notice !== "offer-accepted") return postNotice(tx, { notice, ...to, props: { ...common, waitlistsUrl: links.waitlists() } });
  const [reference = ""] = entries.map((entry) => entry.reference);
  return postNotice(tx, { notice, ...to, props: { ...common, reference, receiptUrl: links.receipt(reference) } });
}
