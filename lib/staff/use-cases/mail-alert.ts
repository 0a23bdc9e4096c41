import "server-only";
import type { Transaction } from "@/db/client";
import type { Context } from "@/db/context";
import type { Addressee } from "@/lib/accounts/queries";
import { describeDevice } from "@/lib/accounts/adapters/user-agent";
import { frenchMoment } from "@/lib/core/format";
import type { NoticeProps } from "@/lib/notifications/catalogue";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { staffLinks } from "../adapters/links";

export type Alert = NoticeProps<"staff-alert">["what"];

/** Tells a member of staff that the way into their account has changed, or was used from elsewhere. */
export async function mailAlert(tx: Transaction, ctx: Context, { id, givenName, emailAsTyped }: Addressee, what: Alert): Promise<void> {
  const props = { givenName, what, at: frenchMoment(ctx.now), device: describeDevice(ctx.client.userAgent), accountUrl: staffLinks.account() };
  await postNotice(tx, { notice: "staff-alert", to: emailAsTyped, props, accountId: id });
}
