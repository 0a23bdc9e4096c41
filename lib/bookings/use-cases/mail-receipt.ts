import "server-only";
import type { Transaction } from "@/db/client";
import type { Addressee } from "@/lib/accounts/queries";
import { euros, type Cents } from "@/lib/core/money";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import type { Formula } from "../queries";
import type { WishRefusal } from "../rules";
import { offerLine, pricedLine, refusedLine, wishLine, type NamedWish } from "../words";

type Contents = {
  addressee: Addressee;
  reference: string;
  title: string;
  formula: Formula;
  booked: (NamedWish & { priceCents: Cents })[];
  waiting: NamedWish[];
  refused: (NamedWish & { reason: WishRefusal })[];
  totalCents: Cents;
};

/** The receipt by mail: the full list of what is booked, what waits and what could not be (R-MSG-1). One per reference, ever. */
export async function mailReceipt(tx: Transaction, { addressee, reference, title, formula, booked, waiting, refused, totalCents }: Contents): Promise<void> {
  await postNotice(tx, {
    notice: "booking-receipt",
    about: reference,
    to: addressee.emailAsTyped,
    accountId: addressee.id,
    props: {
      givenName: addressee.givenName,
      reference,
      offer: offerLine(title, formula),
      booked: booked.map(pricedLine).join("\n"),
      waiting: waiting.map(wishLine).join("\n"),
      refused: refused.map(refusedLine).join("\n"),
      total: euros(totalCents),
      receiptUrl: links.receipt(reference),
    },
  });
}
