import "server-only";
import type { Transaction } from "@/db/client";
import { databaseNow } from "@/db/columns";
import type { Context } from "@/db/context";
import { credential } from "@/db/schema/accounts";
import { frenchMoment } from "@/lib/core/format";
import type { Id } from "@/lib/core/ids";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { listDeviceHashes } from "../queries";
import { failureSubject } from "../rules";
import { forgetFailures } from "./take-turn";

type Holder = { id: Id<"account">; givenName: string; emailCanonical: string; emailAsTyped: string };

/** Stores the new password, forgets the wrong ones counted against the address, and tells the holder. */
export async function setPassword(tx: Transaction, ctx: Context, holder: Holder, passwordPhc: string, how: "changed" | "reset"): Promise<void> {
  await tx
    .insert(credential)
    .values({ accountId: holder.id, passwordPhc })
    .onConflictDoUpdate({ target: credential.accountId, set: { passwordPhc, changedAt: databaseNow } });
  const devices = await listDeviceHashes(tx, holder.id);
  await forgetFailures(tx, [
    failureSubject.address(holder.emailCanonical),
    failureSubject.stepUp(holder.id),
    ...devices.map((deviceHash) => failureSubject.device(holder.emailCanonical, deviceHash)),
  ]);
  const props = { givenName: holder.givenName, changedAt: frenchMoment(ctx.now), resetUrl: links.forgotPassword(), how };
  await postNotice(tx, { notice: "password-changed", to: holder.emailAsTyped, props, accountId: holder.id });
}
