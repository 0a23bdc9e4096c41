import "server-only";
import type { Transaction } from "@/db/client";
import type { Id } from "@/lib/core/ids";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import type { Address } from "../input";
import { links } from "../adapters/links";
import { findAccountByAddress, isMuted } from "../queries";
import { accountExistsMails, lifetimes } from "../rules";
import { takeMailTurn } from "./take-mail-turn";

type Mailed = {
  /** The account that already owns the address, if any. */
  ownerId: Id<"account"> | null;
  withheld: boolean;
};

type Confirmation = { email: Address; givenName: string; token: string };

/**
 * Mails the confirmation link, or « vous avez déjà un compte » to an owner (once a day). Muted, or too many mails:
 * the same trace, and nothing is sent: the link of an earlier mail must then stay the good one.
 */
export async function mailConfirmation(tx: Transaction, { email, givenName, token }: Confirmation): Promise<Mailed> {
  const owner = await findAccountByAddress(tx, email.canonical);
  const mayMail = owner
    ? await takeMailTurn(tx, "account-exists", email.canonical, accountExistsMails)
    : await takeMailTurn(tx, "confirmation", email.canonical);
  const withheld = !mayMail || (await isMuted(tx, email.canonical));
  if (owner) {
    const props = { givenName: owner.givenName, signInUrl: links.signIn(), forgotUrl: links.forgotPassword() };
    await postNotice(tx, { notice: "account-exists", to: owner.emailAsTyped, props, accountId: owner.id, withheld });
    return { ownerId: owner.id, withheld };
  }
  const props = { givenName, confirmUrl: links.confirmRegistration(token) };
  await postNotice(tx, { notice: "confirm-registration", to: email.asTyped, props, accountId: null, lifetimeMs: lifetimes.confirmation, withheld });
  return { ownerId: null, withheld };
}
