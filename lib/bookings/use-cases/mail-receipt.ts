import "server-only";
import type { Transaction } from "@/db/client";
import type { Context, FamilyActor } from "@/db/context";
import type { Addressee } from "@/lib/accounts/queries";
import type { Formula } from "@/lib/activities/queries";
import type { Id } from "@/lib/core/ids";
import { euros, type Cents } from "@/lib/core/money";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { postTask } from "@/lib/notifications/use-cases/post-task";
import { links } from "../adapters/links";
import type { WishRefusal } from "../rules";
import { madeWith, offerLine, pricedLine, receiptSpeech, refusedLine, wishLine, type NamedWish } from "../words";

type Contents = {
  familyId: Id<"family">;
  /** Absent when nobody of the family reads mail. */
  addressee: Addressee | undefined;
  reference: string;
  title: string;
  formula: Formula;
  booked: (NamedWish & { priceCents: Cents })[];
  waiting: NamedWish[];
  refused: (NamedWish & { reason: WishRefusal })[];
  totalCents: Cents;
  /** Sent once more, because somebody asks for it: otherwise one per reference, ever. */
  again?: boolean;
};

/** The receipt by mail: the full list of what is booked, what waits and what could not be (R-MSG-1). Read aloud or by letter to a family without mail. */
export async function mailReceipt(tx: Transaction, { actor }: Context<FamilyActor>, { familyId, addressee, reference, title, formula, again = false, ...contents }: Contents): Promise<void> {
  const [booked, waiting, refused] = [contents.booked.map(pricedLine), contents.waiting.map(wishLine), contents.refused.map(refusedLine)];
  const told = { reference, offer: offerLine(title, formula), total: euros(contents.totalCents) };
  const about = again ? {} : { about: reference };
  if (!addressee) return postTask(tx, { kind: "tell", familyId, notice: "booking-receipt", ...about, text: receiptSpeech({ ...told, booked, waiting, refused }) });
  await postNotice(tx, {
    notice: "booking-receipt",
    ...about,
    to: addressee.emailAsTyped,
    accountId: addressee.id,
    props: {
      givenName: addressee.givenName,
      ...told,
      booked: booked.join("\n"),
      waiting: waiting.join("\n"),
      refused: refused.join("\n"),
      receiptUrl: links.receipt(reference),
      madeWith: madeWith(actor.kind, "Réservé"),
    },
  });
}
