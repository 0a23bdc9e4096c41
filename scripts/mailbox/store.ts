import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { simpleParser } from "mailparser";

const LARGEST_COUNT = 500;
const ENDING = ".eml";

export type Message = { id: string; to: string[]; from: string; subject: string; date: string; messageId: string; text: string; html: string; links: string[] };
export type Store = {
  add: (recipients: string[], source: Buffer) => void;
  list: (to?: string) => Promise<Message[]>;
  find: (id: string) => Promise<Message | undefined>;
  clear: () => void;
  refuse: (address: string) => void;
  refuses: (address: string) => boolean;
};

/** Messages as files, the newest last in name order, so that they survive a restart and any mail program opens them. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const known = new Map<string, Promise<Message>>();
  const fileOf = (id: string) => path.join(folder, id + ENDING);
  const ids = () => readdirSync(folder).flatMap((name) => (name.endsWith(ENDING) ? [name.slice(0, -ENDING.length)] : [])).sort().reverse();
  const read = (id: string) => {
    const message = known.get(id) ?? parse(id, readFileSync(fileOf(id)));
    known.set(id, message);
    return message;
  };
  const remove = (id: string) => {
    known.delete(id);
    rmSync(fileOf(id), { force: true });
  };
  const closed = new Set<string>();
  let count = 0;

  return {
    add: (recipients, source) => {
      count += 1;
      const id = `${Date.now()}-${String(count).padStart(6, "0")}-${randomBytes(3).toString("hex")}`;
      const envelope = recipients.map((each) => `Delivered-To: ${each}\r\n`).join("");
      writeFileSync(`${fileOf(id)}.part`, Buffer.concat([Buffer.from(envelope), source]), { mode: 0o600 });
      renameSync(`${fileOf(id)}.part`, fileOf(id));
      ids().slice(LARGEST_COUNT).forEach(remove);
    },
    list: async (to) => (await Promise.all(ids().map(read))).filter((message) => to === undefined || message.to.includes(to.toLowerCase())),
    find: async (id) => (ids().includes(id) ? read(id) : undefined),
    clear: () => ids().forEach(remove),
    refuse: (address) => void closed.add(address.toLowerCase()),
    refuses: (address) => closed.has(address.toLowerCase()),
  };
}

async function parse(id: string, source: Buffer): Promise<Message> {
  const mail = await simpleParser(source, { skipTextToHtml: true, skipHtmlToText: true });
  const html = mail.html || "";
  const text = mail.text ?? "";
  const deliveries = mail.headerLines.filter(({ key }) => key === "delivered-to").map(({ line }) => line.slice(line.indexOf(":") + 1).trim().toLowerCase());
  return {
    id,
    to: deliveries,
    from: mail.from?.text ?? "",
    subject: mail.subject ?? "",
    date: new Date(Number(id.split("-")[0])).toISOString(),
    messageId: mail.messageId ?? "",
    text,
    html,
    links: linksIn(html, text),
  };
}

function linksIn(html: string, text: string): string[] {
  const inHtml = [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, url = ""]) => url.replaceAll("&amp;", "&"));
  const inText = text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
  return [...new Set([...inHtml, ...inText])];
}
