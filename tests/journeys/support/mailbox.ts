import { expect } from "@playwright/test";
import { z } from "zod";

const messages = z.array(z.object({ subject: z.string(), text: z.string(), html: z.string(), messageId: z.string(), links: z.array(z.string()) }));

export type Message = z.output<typeof messages>[number];

const boxOf = (address: string) => `${process.env.JOURNEYS_MAILBOX ?? "http://localhost:8025"}/api/messages?to=${encodeURIComponent(address)}`;

async function mailsTo(address: string): Promise<Message[]> {
  return messages.parse(await (await fetch(boxOf(address))).json());
}

/** From now on, the address refuses every mail. */
export async function closeMailbox(address: string): Promise<void> {
  await fetch(boxOf(address), { method: "PUT" });
}

/** The mail that fits, once it has arrived by SMTP. */
async function arrival(address: string, what: string, fits: (mail: Message) => boolean): Promise<Message> {
  let found: Message | undefined;
  const hasArrived = async () => (found = (await mailsTo(address)).find(fits)) !== undefined;
  await expect.poll(hasArrived, { timeout: 20_000, message: `${what} to ${address}` }).toBe(true);
  return found as unknown as Message;
}

/** The mail with these words in its subject. */
export function mailTo(address: string, subject: RegExp): Promise<Message> {
  return arrival(address, `a mail ${subject}`, (mail) => subject.test(mail.subject));
}

export async function countMails(address: string, subject: RegExp): Promise<number> {
  return (await mailsTo(address)).filter((mail) => subject.test(mail.subject)).length;
}

const tokenLink = ({ links }: Message) => links.find((link) => link.includes("jeton="));

/** The link that carries a token, in the newest mail about it. */
export async function linkIn(address: string, subject: RegExp): Promise<string> {
  const mail = await arrival(address, `a mail ${subject} with a token`, (each) => subject.test(each.subject) && tokenLink(each) !== undefined);
  return tokenLink(mail) ?? "";
}
