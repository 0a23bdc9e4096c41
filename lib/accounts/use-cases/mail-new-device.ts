import "server-only";
import type { Transaction } from "@/db/client";
import type { Context } from "@/db/context";
import { frenchMoment } from "@/lib/core/format";
import type { Id } from "@/lib/core/ids";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { links } from "../adapters/links";
import { describeDevice } from "../adapters/user-agent";

type Holder = { id: Id<"account">; givenName: string; emailAsTyped: string };

/** Tells the holder that a browser the account did not know has just signed in. */
export async function mailNewDevice(tx: Transaction, ctx: Context, { id, givenName, emailAsTyped }: Holder): Promise<void> {
  const props = { givenName, device: describeDevice(ctx.client.userAgent), signedInAt: frenchMoment(ctx.now), securityUrl: links.security() };
  await postNotice(tx, { notice: "new-device", to: emailAsTyped, props, accountId: id });
}
