import type { AddressInfo, Socket } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

type Stage = "sender" | "recipient" | "content";

/** What the server does with a mail. */
export type Behaviour =
  | { kind: "accept" }
  | { kind: "refuse"; at: Stage; code: number }
  /** Takes the whole mail, then cuts the line instead of saying so. */
  | { kind: "hang-up-after-data" }
  /** Takes the whole mail, then says nothing more. */
  | { kind: "stall" };

/** Decides once the whole mail is there. */
type Judge = (mail: ParsedMail) => Behaviour;

export type RealSmtp = {
  /** Every mail that came whole and was not refused, whatever was answered. */
  received: ParsedMail[];
  behave: (next: Behaviour | Judge) => void;
  /** Gives its address. */
  listen: () => Promise<string>;
  /** Nothing listens there any more, until what this gives is called. */
  goAway: () => Promise<() => Promise<void>>;
  close: () => Promise<void>;
};

export const SMTP_HOST = "127.0.0.1";

/** A real SMTP server on loopback; it accepts until told otherwise. */
export function realSmtp(): RealSmtp {
  const received: ParsedMail[] = [];
  const sockets = new Set<Socket>();
  let behaviour: Behaviour | Judge = { kind: "accept" };

  const refuse = (code: number, done: (error?: Error) => void) => done(Object.assign(new Error("refused by the test"), { responseCode: code }));
  const answer = (stage: Stage, done: (error?: Error) => void) => {
    if (typeof behaviour === "function" || behaviour.kind !== "refuse" || behaviour.at !== stage) return done();
    refuse(behaviour.code, done);
  };
  const take = async (stream: SMTPServerDataStream, { remotePort }: SMTPServerSession, done: (error?: Error) => void) => {
    const parsed = await simpleParser(stream).catch(() => undefined);
    // The sender died on the way.
    if (!parsed) return;
    const now = typeof behaviour === "function" ? behaviour(parsed) : behaviour;
    if (now.kind === "refuse" && now.at === "content") return refuse(now.code, done);
    received.push(parsed);
    if (now.kind === "hang-up-after-data") for (const socket of [...sockets].filter((each) => each.remotePort === remotePort)) socket.destroy();
    else if (now.kind !== "stall") done();
  };
  const smtp = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onMailFrom: (_address, _session, done) => answer("sender", done),
    onRcptTo: (_address, _session, done) => answer("recipient", done),
    onData: (stream, session, done) => void take(stream, session, done),
  });
  smtp.on("error", () => undefined);
  smtp.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  const open = (port: number) => new Promise<void>((resolve) => smtp.listen(port, SMTP_HOST, resolve));
  const port = () => (smtp.server.address() as AddressInfo).port;
  const hangUp = () => sockets.forEach((socket) => socket.destroy());

  return {
    received,
    behave: (next) => (behaviour = next),
    listen: async () => {
      await open(0);
      return `smtp://${SMTP_HOST}:${port()}`;
    },
    goAway: async () => {
      const left = port();
      hangUp();
      // Only its port: the server itself, once closed, says no more than « 421 ».
      await new Promise((resolve) => smtp.server.close(resolve));
      return () => open(left);
    },
    close: async () => {
      hangUp();
      await new Promise<void>((resolve) => smtp.close(resolve));
    },
  };
}
