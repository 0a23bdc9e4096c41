import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { mail } from "@/db/schema/notifications";
import type { Id } from "@/lib/core/ids";
import { deliverMail } from "@/lib/notifications/use-cases/deliver-mail";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { asSystem } from "../context";
import { mailsTo } from "./outbox";

export const LINK = "http://localhost:3000/nouveau-mot-de-passe?jeton=essai";

type Wishes = { to?: string; givenName?: string; withheld?: boolean; lifetimeMs?: number };

/** A mail that waits in the outbox. */
export async function aMail({ to = "claire.martin@exemple.fr", givenName = "Claire", ...others }: Wishes = {}): Promise<Id<"mail">> {
  await database().transaction((tx) => postNotice(tx, { notice: "password-reset", to, props: { givenName, resetUrl: LINK }, accountId: null, ...others }));
  const [posted] = await mailsTo(to);
  return posted?.id as Id<"mail">;
}

/** One try of a worker, neither lucky nor unlucky. */
export const deliver = (id: string) => deliverMail(asSystem(), id, 0.5);

export async function mailRow(id: Id<"mail">) {
  const [row] = await database().select().from(mail).where(eq(mail.id, id));
  if (!row) throw new Error("this mail is not in the outbox");
  return row;
}
