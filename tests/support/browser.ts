import { createHash } from "node:crypto";
import { expect, test as base } from "@playwright/test";
import { z } from "zod";

const messageShape = z.object({
  id: z.string(),
  to: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  date: z.string(),
  messageId: z.string(),
  text: z.string(),
  html: z.string(),
  links: z.array(z.string()),
});

export type ReceivedMail = z.infer<typeof messageShape>;
export type Mailbox = {
  /** Every mail to this address, the newest first. */
  mailsTo: (address: string) => Promise<ReceivedMail[]>;
  /** Waits for a mail to this address, and gives the newest whose subject contains `about`. */
  mailTo: (address: string, about?: string) => Promise<ReceivedMail>;
};

const MAIL_WITHIN_MS = 20_000;

const mailsTo = async (address: string) => {
  const response = await fetch(`${process.env.JOURNEYS_MAILBOX}/api/messages?to=${encodeURIComponent(address)}`);
  return z.array(messageShape).parse(await response.json());
};

async function mailTo(address: string, about = ""): Promise<ReceivedMail> {
  const matching = async () => (await mailsTo(address)).find(({ subject }) => subject.includes(about));
  await expect.poll(matching, { message: `a mail « ${about} » to ${address}`, timeout: MAIL_WITHIN_MS }).toBeDefined();
  const mail = await matching();
  if (!mail) throw new Error("the mail disappeared");
  return mail;
}

/** Each journey is its own visitor: what one does is not counted against the others. */
export const test = base.extend<{ mailbox: Mailbox }>({
  extraHTTPHeaders: async ({}, provide, { testId }) => {
    const [a = 0, b = 0, c = 1] = createHash("sha256").update(testId).digest();
    await provide({ "x-forwarded-for": `10.${a}.${b}.${c}` });
  },
  mailbox: async ({}, provide) => {
    await provide({ mailsTo, mailTo });
  },
});

export { expect };
