import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, DeskActor } from "@/db/context";
import { session } from "@/db/schema/accounts";
import { calendarFeed } from "@/db/schema/bookings";
import { inTransaction } from "@/db/transaction";
import { links as accountLinks } from "@/lib/accounts/adapters/links";
import type { Address } from "@/lib/accounts/input";
import { findAccountByAddress, lockAccount } from "@/lib/accounts/queries";
import { lifetimes, maskAddress } from "@/lib/accounts/rules";
import { issueToken } from "@/lib/accounts/use-cases/issue-token";
import { takeMailTurn } from "@/lib/accounts/use-cases/take-mail-turn";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newSecretToken } from "@/lib/core/crypto";
import { frenchMoment } from "@/lib/core/format";
import { ok, refused, type Result } from "@/lib/core/result";
import { listGuardians } from "@/lib/families/queries";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import type { CallerRefusal } from "../words";
import { lockServedFamily } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" | "not-found" | "mailed-just-now" }>;
type Claim = { accountId: string };
type Holder = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;

/** Runs an act about the account of one of the family's guardians, held until its end. Anybody else's is not there. */
async function withGuardian<R extends CallerRefusal>(ctx: Context<DeskActor>, { accountId }: Claim, act: (tx: Transaction, holder: Holder) => Promise<Result<void, R>>): Promise<Result<void, R | Refused>> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockServedFamily(tx, ctx))) return refused({ reason: "signed-out" });
    const found = (await listGuardians(tx, ctx.actor.familyId)).find((each) => each.accountId === accountId);
    const holder = found && (await lockAccount(tx, found.accountId));
    return holder ? act(tx, holder) : refused({ reason: "not-found" });
  });
}

/** Mails the link that a forgotten password asks for, to the account's own address. The desk never sees nor chooses a password. */
export function helpWithPassword(ctx: Context<DeskActor>, claim: Claim): Promise<Result<void, Refused>> {
  return withGuardian(ctx, claim, async (tx, holder) => {
    const address = { canonical: holder.emailCanonical, asTyped: holder.emailAsTyped };
    if (!(await takeMailTurn(tx, "password-reset", address.canonical))) return refused({ reason: "mailed-just-now" });
    const token = newSecretToken();
    await issueToken(tx, { token, purpose: "reset_password", address, accountId: holder.id, lifetimeMs: lifetimes.passwordReset });
    const props = { givenName: holder.givenName, resetUrl: accountLinks.resetPassword(token) };
    await postNotice(tx, { notice: "password-reset", to: address.asTyped, props, accountId: holder.id, lifetimeMs: lifetimes.passwordReset });
    await recordEvent(tx, ctx, { action: "password.reset_requested", accountId: holder.id, familyId: ctx.actor.familyId });
    return ok(undefined);
  });
}

/** Signs a guardian out everywhere, calendar programs included: a lost telephone, a browser left open elsewhere. */
export function helpSignOutEverywhere(ctx: Context<DeskActor>, claim: Claim): Promise<Result<void, Refused>> {
  return withGuardian(ctx, claim, async (tx, holder) => {
    const ended = await tx.delete(session).where(eq(session.accountId, holder.id)).returning({ id: session.id });
    await tx.delete(calendarFeed).where(eq(calendarFeed.accountId, holder.id));
    await recordEvent(tx, ctx, { action: "session.all_ended", accountId: holder.id, familyId: ctx.actor.familyId, detail: { ended: ended.length } });
    return ok(undefined);
  });
}

type AddressRefused = Extract<CallerRefusal, { reason: "same-address" | "address-in-use" | "mailed-just-now" }>;

/** Asks the right address to confirm, in place of one that does not work. Nothing changes before its owner did, with the account's password. */
export function helpWithAddress(ctx: Context<DeskActor>, { email, ...claim }: Claim & { email: Address }): Promise<Result<void, Refused | AddressRefused>> {
  return withGuardian<AddressRefused>(ctx, claim, async (tx, holder) => {
    if (holder.emailCanonical === email.canonical) return refused({ reason: "same-address" });
    if (await findAccountByAddress(tx, email.canonical)) return refused({ reason: "address-in-use" });
    if (!(await takeMailTurn(tx, "email-change", email.canonical))) return refused({ reason: "mailed-just-now" });
    const token = newSecretToken();
    await issueToken(tx, { token, purpose: "change_email", address: email, accountId: holder.id, lifetimeMs: lifetimes.emailChange });
    const props = { givenName: holder.givenName, confirmUrl: accountLinks.confirmAddress(token) };
    await postNotice(tx, { notice: "email-change-confirm", to: email.asTyped, props, accountId: holder.id, lifetimeMs: lifetimes.emailChange });
    const told = { givenName: holder.givenName, askedAt: frenchMoment(ctx.now), newAddress: maskAddress(email.asTyped), securityUrl: accountLinks.security() };
    await postNotice(tx, { notice: "email-change-asked", to: holder.emailAsTyped, props: told, accountId: holder.id });
    await recordEvent(tx, ctx, { action: "email.change_requested", accountId: holder.id, familyId: ctx.actor.familyId });
    return ok(undefined);
  });
}
