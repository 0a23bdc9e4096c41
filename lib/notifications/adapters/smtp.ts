import "server-only";
import { createTransport } from "nodemailer";
import { SECOND_MS } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { traced } from "@/lib/core/trace";

const TOTAL_MS = 45 * SECOND_MS;
/** A server may think about a message for long before it accepts it: leaving earlier would deliver a copy at each try. */
const limits = { connectionTimeout: 10 * SECOND_MS, greetingTimeout: 10 * SECOND_MS, socketTimeout: TOTAL_MS };

export type OutgoingMail = { id: string; to: string; subject: string; html: string; text: string };

/** Hands one mail to the SMTP server, in at most 45 s. The same mail always carries the same Message-ID. */
export async function sendMail({ id, to, subject, html, text }: OutgoingMail): Promise<void> {
  const transport = createTransport({ url: env().SMTP_URL, ...limits });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("the SMTP server is too slow"), { code: "ETOTALTIME" })), TOTAL_MS);
  });
  try {
    const message = {
      messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
      from: env().MAIL_FROM,
      to: { name: "", address: to },
      subject,
      html,
      text,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    };
    await Promise.race([traced("send a mail", {}, () => transport.sendMail(message)), tooLong]);
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}
