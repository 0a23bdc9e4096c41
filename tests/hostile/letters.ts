import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { simpleParser, type ParsedMail } from "mailparser";
import { connect } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { loadTemplate, templateNames } from "@/emails/templates";
import { catalogue, type NoticeName } from "@/lib/notifications/catalogue";
import { postNotice } from "@/lib/notifications/use-cases/post-notice";
import { actionId, formBody, type Field } from "./forged";
import { askRaw } from "./raw";
import { actorOf, until, type Outcome, type Stage } from "./stage";

const VICTIM = "victime@evil.example";
const TAG = "zqnasty";
const POSTED_WITHIN_MS = 90_000;

/** What typed text tries to be: another header, another recipient, another part, markup, and letters that turn a line around. */
const nasty = [
  `${TAG}\r\nBcc: ${VICTIM}\r\nX-Evil: 1`, `${TAG}\nTo: ${VICTIM}\n\n<html>`, `${TAG}\r\n\r\n--boundary\r\nContent-Type: text/html\r\n\r\n<b>x</b>`, `${TAG}\r\n.\r\nRCPT TO:<${VICTIM}>\r\nDATA\r\n`,
  `${TAG}\u2028Bcc: ${VICTIM}\u2029\u0085Cc: ${VICTIM}`, `${TAG}\u202egpj.exe\u2066\u200f\u0000\u0007`, `${TAG}"<img src=x onerror=alert(1)>'&lt;script>alert(1)</script>`, `${TAG} =?utf-8?B?${Buffer.from(`\r\nBcc: ${VICTIM}`).toString("base64")}?=`, `${TAG}", <${VICTIM}>, "x`,
].join(" | ");

const recipients = [
  "kanari-lettre@demo.example", `kanari-lettre@demo.example\r\nBcc: ${VICTIM}`, `kanari-lettre@demo.example, ${VICTIM}`, `kanari-lettre@demo.example <${VICTIM}>`, `"${VICTIM}" <kanari-lettre@demo.example>`, `kanari-lettre@demo.example>\r\nRCPT TO:<${VICTIM}`,
];

const own = new Set([
  "delivered-to", "from", "to", "subject", "message-id", "date", "mime-version", "content-type", "content-transfer-encoding", "auto-submitted", "x-auto-response-suppress",
]);
const once = ["from", "to", "subject", "message-id", "date", "content-type"];

type Letter = { mail: ParsedMail; source: string };

export async function injectIntoMails(stage: Stage): Promise<Outcome> {
  const before = new Set(readdirSync(stage.mailbox.folder));
  const posted = await postEveryNotice();
  const typed = await typeIntoForms(stage);
  const letters = await until("every mail that was posted", async () => {
    const [row] = await stage.sql<{ pending: number }[]>`select count(*)::int as pending from mail where state = 'pending' and (attempts = 0 or leased_until > now())`;
    return row?.pending === 0 ? await lettersAfter(stage, before) : undefined;
  }, POSTED_WITHIN_MS);
  const findings = letters.flatMap(judge);
  if (letters.length < posted.expected) findings.push(`${letters.length} mails arrived, at least ${posted.expected} should have`);
  const touched = letters.filter(({ source, mail }) => source.includes(TAG) || String(mail.html).includes(TAG)).length;
  return { asked: posted.asked + typed.asked, findings: [...findings, ...typed.findings], also: `${letters.length} mails read, ${touched} of them with such text in it` };
}

/** Each mail of the catalogue with such text wherever it has text, as if every form had let it pass; then such recipients. */
async function postEveryNotice(): Promise<{ asked: number; expected: number }> {
  const db = connect(process.env.DATABASE_URL ?? "", 1, "hostile");
  const notices = Object.keys(catalogue) as NoticeName[];
  const post = async (notice: NoticeName, to: string) => {
    const name = templateNames.find((each) => each.endsWith(`/${notice}`)) ?? "";
    const { previewProps } = await loadTemplate(name);
    const props = Object.fromEntries(Object.entries(previewProps).map(([key, value]) => [key, typeof value === "string" && !/^https?:/.test(value) ? `${nasty} ${key}` : value]));
    await inTransaction(db, (tx) => postNotice(tx, { notice, to, props: props as never, accountId: null }));
  };
  try {
    for (const notice of notices) await post(notice, recipients[0] ?? "");
    for (const to of recipients.slice(1)) await post("new-device", to);
  } finally {
    await db.$client.end({ timeout: 5 });
  }
  return { asked: notices.length + recipients.length - 1, expected: notices.length };
}

/** The same typed into forms that end in a mail: refused in words, or taken as text. */
async function typeIntoForms(stage: Stage): Promise<{ asked: number; findings: string[] }> {
  const { origin } = stage;
  const findings: string[] = [];
  let asked = 0;
  const send = async (action: string, where: string, cookie: string, fields: readonly Field[]) => {
    const id = actionId(action);
    const { body, type } = formBody(id, fields);
    const { status } = await askRaw(origin, { method: "POST", path: where, body, headers: { cookie, origin, "sec-fetch-site": "same-origin", "content-type": type } });
    asked += 1;
    if (status >= 500) findings.push(`${action} with such text: ${status}`);
  };
  const person = (email: string, name: string): Field[] => [["email", email], ["givenName", name], ["familyName", name], ["phone", "0612345672"], ["password", "un long mot de passe 42 vagues"], ["isGuardian", "on"], ["role", "agent"], ["relation", "mother"]];
  const manager = actorOf(stage, "manager").cookie;
  const parent = actorOf(stage, "parent").cookie;
  for (const [index, email] of [...recipients, "kanari+lettre@demo.example"].entries()) {
    await stage.sql`delete from attempt where kind <> 'planted'`;
    for (const name of [nasty, `Bob\r\nBcc: ${VICTIM}`, "Bob\r\n Bcc", "Bob\u2028Bcc", "Bob\u202e"].slice(0, index === 0 ? 5 : 1)) {
      await send("accounts/registerAction", "/creer-compte", "", person(email, name));
      await send("staff/inviteAction", "/admin/equipe/inviter", manager, person(email, name));
    }
    await send("accounts/askResetAction", "/mot-de-passe-oublie", "", [["email", email]]);
    await send("families/inviteAction", "/famille/foyer/inviter", parent, person(email, "Bob"));
    await send("accounts/askAddressAction", "/famille/compte/adresse-mail", parent, [["email", email], ["currentPassword", "marée haute sous la jetée"]]);
  }
  await send("messages/writeMessageAction", "/admin/messages/nouveau", actorOf(stage, "agent").cookie, [["du", "2026-12-01"], ["au", "2026-12-31"], ["titre", `${TAG}\r\nBcc: ${VICTIM} <b>x</b>\u202e`], ["texte", nasty]]);
  const [written] = await stage.sql<{ id: string }[]>`select id from broadcast where sent_at is null and subject like ${`%${TAG}%`} limit 1`;
  if (!written) findings.push("the message of the service was not written");
  else await send("messages/sendMessageAction", `/admin/messages/envois/${written.id}`, actorOf(stage, "agent").cookie, [["messageId", written.id]]);
  return { asked, findings };
}

async function lettersAfter({ mailbox }: Stage, before: ReadonlySet<string>): Promise<Letter[]> {
  const names = readdirSync(mailbox.folder).filter((name) => name.endsWith(".eml") && !before.has(name));
  return Promise.all(names.map(async (name) => {
    const source = readFileSync(path.join(mailbox.folder, name), "utf8");
    return { source, mail: await simpleParser(source, { skipTextToHtml: true }) };
  }));
}

/** One recipient, our own headers once each, and typed text as text. */
function judge({ source, mail }: Letter): string[] {
  const subject = mail.subject ?? "";
  const keys = mail.headerLines.map(({ key }) => key);
  const deliveries = mail.headerLines.filter(({ key }) => key === "delivered-to").map(({ line }) => line);
  const to = [mail.to ?? []].flat().flatMap(({ value }) => value);
  const html = mail.html || "";
  const strange = keys.filter((key) => !own.has(key));
  const bare = /[\u202a-\u202e\u2066-\u2069\u0000]/;
  return [
    ...(deliveries.length === 1 && to.length === 1 ? [] : [`« ${subject} » goes to ${deliveries.length} recipients`]),
    ...(deliveries.some((line) => line.includes("evil.example")) || to.some(({ address }) => address?.includes("evil.example")) ? [`« ${subject} » goes to the victim`] : []),
    ...(strange.length > 0 ? [`« ${subject} » has the headers ${strange.join(", ")}`] : []),
    ...once.filter((name) => keys.filter((key) => key === name).length !== 1).map((name) => `« ${subject} » has not exactly one ${name}`),
    ...(/<img src=x|<script|<b>x<\/b>/i.test(html) ? [`« ${subject} » holds typed markup`] : []),
    ...(mail.attachments.length > 0 ? [`« ${subject} » has an attachment`] : []),
    ...(bare.test(subject) || bare.test(source.slice(0, source.indexOf("\r\n\r\n"))) ? [`« ${subject} » has turning letters in its headers`] : []),
  ];
}
