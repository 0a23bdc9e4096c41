import { expect } from "@playwright/test";
import { z } from "zod";

const messages = z.array(z.object({ subject: z.string(), text: z.string(), html: z.string(), messageId: z.string(), links: z.array(z.string()) }));

export type Message = z.output<typeof messages>[number];

async function mailsTo(address: string): Promise<Message[]> {
  const box = process.env.JOURNEYS_MAILBOX ?? "http://localhost:8025";
  const answer = await fetch(`${box}/api/messages?to=${encodeURIComponent(address)}`);
  return messages.parse(await answer.json());
}

/** The mail with these words in its subject, once it has arrived by SMTP. */
export async function mailTo(address: string, subject: RegExp): Promise<Message> {
  let found: Message | undefined;
  await expect
    .poll(async () => (found = (await mailsTo(address)).find((mail) => subject.test(mail.subject))) !== undefined, { timeout: 15_000, message: `a mail ${subject} to ${address}` })
    .toBe(true);
  return found as unknown as Message;
}

export async function countMails(address: string, subject: RegExp): Promise<number> {
  return (await mailsTo(address)).filter((mail) => subject.test(mail.subject)).length;
}

/** The link that carries a token. */
export async function linkIn(address: string, subject: RegExp): Promise<string> {
  const { links } = await mailTo(address, subject);
  const link = links.find((each) => each.includes("jeton="));
  expect(link, `a link with a token in the mail ${subject}`).toBeDefined();
  return link ?? "";
}
