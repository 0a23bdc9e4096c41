import { desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { mail } from "@/db/schema/notifications";
import { decrypt } from "@/lib/core/crypto";
import type { NoticeName } from "@/lib/notifications/catalogue";
import { recipientKey } from "@/lib/notifications/use-cases/post-notice";

export type PostedMail = { id: string; notice: string; state: string; accountId: string | null; to: string; props: Record<string, string> };

/** What is in the outbox for an address, newest first; only what waits to be sent can still be read. */
export async function mailsTo(address: string): Promise<PostedMail[]> {
  const rows = await database().select().from(mail).where(eq(mail.recipientKey, recipientKey(address))).orderBy(desc(mail.createdAt));
  return rows.map(({ id, notice, state, accountId, sealed }) => {
    const content = sealed === null ? { to: "", props: {} } : (JSON.parse(decrypt(sealed, id)) as { to: string; props: Record<string, string> });
    return { id, notice, state, accountId, ...content };
  });
}

/** « notice state » of each mail to an address, in alphabetical order. */
export async function noticesTo(address: string): Promise<string[]> {
  return (await mailsTo(address)).map(({ notice, state }) => `${notice} ${state}`).sort();
}

/** The token of the newest link mailed to an address. */
export async function jetonTo(address: string, notice: NoticeName): Promise<string> {
  const found = (await mailsTo(address)).find((each) => each.notice === notice && each.state === "pending");
  const jetons = Object.values(found?.props ?? {}).flatMap((value) => /\?jeton=([\w-]+)$/.exec(value)?.[1] ?? []);
  const [jeton] = jetons;
  if (jeton === undefined) throw new Error(`no ${notice} link waits for ${address}`);
  return jeton;
}
